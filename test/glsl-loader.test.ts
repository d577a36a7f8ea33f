/** Shaders lose their remarks on the way into the page, and nothing else of a script changes. */

import withoutRemarks from "../scripts/glsl-loader.cjs";

test("a shader loses remarks and indentation, and keeps every line that the compiler reads", () => {
  const script = [
    "// Why it is so.",
    "export const PART = /* glsl */ `",
    "  #define FAR 2.0",
    "  // Where it is far.",
    "  float far(float at) { // metres",
    "    return at * ${SCALE.toFixed(2)} / FAR;",
    "  }",
    "`;",
    'const page = "https://example.invalid/a"; // stays',
    "const text = `// stays`;",
  ].join("\n");
  expect(withoutRemarks(script)).toBe(
    [
      "// Why it is so.",
      "export const PART = /* glsl */ `",
      "#define FAR 2.0",
      "float far(float at) {",
      "return at * ${SCALE.toFixed(2)} / FAR;",
      "}",
      "`;",
      'const page = "https://example.invalid/a"; // stays',
      "const text = `// stays`;",
    ].join("\n"),
  );
});
