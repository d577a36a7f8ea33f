/**
 * Takes comments and indentation out of the shaders in a script: a page carries them as text, so nobody else can. A shader is
 * a template that stands behind the words "glsl" in a comment.
 */
module.exports = function withoutRemarks(source) {
  return source.replace(/\/\* glsl \*\/ `[^`]*`/g, (shader) =>
    shader.replace(/[ \t]*\/\/[^\n]*/g, "").replace(/\n\s+/g, "\n"),
  );
};
