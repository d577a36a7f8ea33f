/**
 * Draws assets/icons: two clips of a strip, and a plus in the hole between them. Run `node scripts/icons.mjs` to redraw;
 * the same shapes give the same bytes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { encode } from "fast-png";

const folder = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), "assets/icons");

/** Samples a pixel's edge is divided into. */
const FINE = 8;

/** Whether a point is in a rectangle with round corners. All in the icon's own unit, 1 px at 1x. */
const box = (left, top, right, bottom, radius) => (x, y) => {
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return dx * dx + dy * dy <= radius * radius && x >= left && x <= right && y >= top && y <= bottom;
};

const either =
  (...shapes) =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

/** The mark in a square of 23: edges lie on whole pixels, so that it stays sharp at 1x. */
function mark(scale, shiftX, shiftY) {
  const at = (shape) => (x, y) => shape((x - shiftX) / scale, (y - shiftY) / scale);
  return {
    clips: at(either(box(0, 5, 5, 18, 1.5), box(18, 5, 23, 18, 1.5))),
    plus: at(either(box(10, 7, 13, 16, 0.75), box(7, 10, 16, 13, 0.75))),
  };
}

/** Layers from the bottom up, each a shape and its colour; what none covers is clear. */
function draw(size, scale, layers) {
  const edge = size * scale;
  const data = new Uint8Array(edge * edge * 4);
  for (let py = 0; py < edge; py++) {
    for (let px = 0; px < edge; px++) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < FINE * FINE; sample++) {
        const x = (px + ((sample % FINE) + 0.5) / FINE) / scale;
        const y = (py + (Math.floor(sample / FINE) + 0.5) / FINE) / scale;
        const top = layers.findLast(([shape]) => shape(x, y));
        if (top === undefined) continue;
        const [red, green, blue] = top[1];
        sum[0] += red;
        sum[1] += green;
        sum[2] += blue;
        sum[3] += 1;
      }
      const covered = sum[3];
      if (covered === 0) continue;
      const colour = sum.slice(0, 3).map((value) => Math.round(value / covered));
      data.set([...colour, Math.round((covered / (FINE * FINE)) * 255)], (py * edge + px) * 4);
    }
  }
  return encode({ width: edge, height: edge, data, channels: 4, depth: 8 });
}

const rgb = (hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

function panelIcon(clips, plus) {
  const shapes = mark(1, 0, 0);
  return [
    [shapes.clips, rgb(clips)],
    [shapes.plus, rgb(plus)],
  ];
}

function pluginIcon() {
  const shapes = mark(1.5, 6.75, 6.75);
  return [
    [box(0, 0, 48, 48, 9), rgb("1d1d1d")],
    [shapes.clips, rgb("e4e4e4")],
    [shapes.plus, rgb("3b8cff")],
  ];
}

const icons = [
  ["panel-for-dark", 23, panelIcon("d6d6d6", "d6d6d6")],
  ["panel-for-light", 23, panelIcon("3a3a3a", "3a3a3a")],
  ["plugin", 48, pluginIcon()],
];

await mkdir(folder, { recursive: true });
for (const [name, size, layers] of icons) {
  for (const scale of [1, 2]) {
    await writeFile(path.join(folder, `${name}@${scale}x.png`), draw(size, scale, layers));
  }
}
