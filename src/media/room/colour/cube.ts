/** A grade as a table of colours: made, and applied to pictures. */

import { CUBE_SIZE, UNIT_DOMAIN, type Cube } from "../../../core/cube";
import type { Picture } from "../drawing";

/** `map` writes the colour out over the colour in: three numbers, 0 to 1. What it leaves outside is clipped. */
export function cubeOf(map: (rgb: Float64Array) => void, size = CUBE_SIZE): Cube {
  const table = new Float32Array(size ** 3 * 3);
  const rgb = new Float64Array(3);
  let at = 0;
  for (let blue = 0; blue < size; blue++) {
    for (let green = 0; green < size; green++) {
      for (let red = 0; red < size; red++) {
        rgb[0] = red / (size - 1);
        rgb[1] = green / (size - 1);
        rgb[2] = blue / (size - 1);
        map(rgb);
        for (const value of rgb) table[at++] = Math.min(1, Math.max(0, value));
      }
    }
  }
  return { size, domain: UNIT_DOMAIN, table };
}

/** Changes nothing: exactly, in every code value. */
export const identityCube = (size = CUBE_SIZE): Cube => cubeOf(() => undefined, size);

/**
 * The picture through the cube, in a new array; alpha stays. Tetrahedral interpolation: of the four corners around a colour
 * that lie on the path from black to white, so that greys depend on greys alone.
 */
export function applyCube(cube: Cube, { rgba }: Picture, into = new Uint8ClampedArray(rgba.length)): Uint8ClampedArray {
  const { size, table, domain } = cube;
  const last = size - 1;
  const strides = [3, 3 * size, 3 * size * size];
  const base = [0, 1, 2].map(() => new Int32Array(256));
  const part = [0, 1, 2].map(() => new Float64Array(256));
  for (let channel = 0; channel < 3; channel++) {
    const [from, to] = [domain.min[channel] ?? 0, domain.max[channel] ?? 1];
    for (let code = 0; code < 256; code++) {
      const place = Math.min(last, Math.max(0, ((code / 255 - from) / (to - from)) * last));
      const cell = Math.min(last - 1, Math.floor(place));
      at(base, channel)[code] = cell * (strides[channel] ?? 0);
      at(part, channel)[code] = place - cell;
    }
  }
  const [redBase, greenBase, blueBase] = [at(base, 0), at(base, 1), at(base, 2)];
  const [redPart, greenPart, bluePart] = [at(part, 0), at(part, 1), at(part, 2)];
  const [dr, dg, db] = [3, 3 * size, 3 * size * size];
  const far = dr + dg + db;
  for (let pixel = 0; pixel < rgba.length; pixel += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[pixel], rgba[pixel + 1], rgba[pixel + 2]];
    const near = (redBase[red] ?? 0) + (greenBase[green] ?? 0) + (blueBase[blue] ?? 0);
    const [r, g, b] = [redPart[red] ?? 0, greenPart[green] ?? 0, bluePart[blue] ?? 0];
    let [first, second, high, middle, low] = [dr, dr + dg, r, g, b];
    if (r >= g) {
      if (g >= b) {
        // as it stands
      } else if (r >= b) [second, middle, low] = [dr + db, b, g];
      else [first, second, high, middle, low] = [db, dr + db, b, r, g];
    } else if (r >= b) [first, second, high, middle] = [dg, dr + dg, g, r];
    else if (g >= b) [first, second, high, middle, low] = [dg, dg + db, g, b, r];
    else [first, second, high, middle, low] = [db, dg + db, b, g, r];
    for (let channel = 0; channel < 3; channel++) {
      const point = near + channel;
      const value =
        (1 - high) * (table[point] ?? 0) +
        (high - middle) * (table[point + first] ?? 0) +
        (middle - low) * (table[point + second] ?? 0) +
        low * (table[point + far] ?? 0);
      into[pixel + channel] = value * 255;
    }
    into[pixel + 3] = rgba[pixel + 3] ?? 255;
  }
  return into;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`There is no channel ${index}`);
  return found;
}
