/**
 * What depth alone tells of shapes. 1 - depth is straight over any flat surface, however slanted, so where it bends there is
 * an edge or a crease: an unsharp mask of the depth buffer (Luft, Colditz, Deussen, "Image Enhancement by Unsharp Masking
 * the Depth Buffer", 2006).
 */
export const CREASES_GLSL = /* glsl */ `
  uniform sampler2D depth;
  // Of a stored point.
  uniform vec2 point;
  // The middle of the stored point there: between two points, a slanted surface would look stepped.
  vec2 stored(vec2 at) { return (floor(at / point) + 0.5) * point; }
  float nearness(vec2 at) { return 1.0 - texture2D(depth, at).r; }
  // How far the middle of three points in a row lies behind the two others, as a share of its own nearness: above 0 in a
  // hollow and behind an outline, below 0 on a ridge. off is a whole number of points.
  float hollow(float here, vec2 at, vec2 off) {
    return (nearness(at + off) + nearness(at - off)) * 0.5 / max(here, 1e-7) - 1.0;
  }
  // Far away the buffer's own steps would look like bends.
  float trusted(float here) { return 0.0011 + 4e-7 / max(here, 1e-7); }`;
