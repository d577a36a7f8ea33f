/** A clip whose every frame can be told from the others: its number in black and white squares, and in figures. */

import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH } from "mediabunny";

export interface TestCard {
  readonly width: number;
  readonly height: number;
  /** Frames a second as a fraction: 30000 over 1001. */
  readonly rate: { readonly numerator: number; readonly denominator: number };
  readonly frames: number;
  /** 0 to 359; the ground. */
  readonly hue: number;
  readonly title: string;
}

/** Squares along the top, the lowest bit first. */
const BITS = 12;

/** An H.264 MP4, a keyframe a second. */
export async function encodeTestCard(
  card: TestCard,
  onFrame: (done: number) => void = () => undefined,
): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(card.width, card.height);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("This browser gives no canvas");
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  const source = new CanvasSource(canvas, { codec: "avc", bitrate: QUALITY_HIGH, keyFrameInterval: 1 });
  output.addVideoTrack(source, { frameRate: card.rate.numerator / card.rate.denominator });
  await output.start();
  for (let frame = 0; frame < card.frames; frame += 1) {
    drawTestCard(context, card, frame);
    const duration = card.rate.denominator / card.rate.numerator;
    await source.add(frame * duration, duration);
    onFrame(frame + 1);
  }
  await output.finalize();
  if (target.buffer === null) throw new Error("Nothing was encoded");
  return new Uint8Array(target.buffer);
}

function drawTestCard(context: OffscreenCanvasRenderingContext2D, card: TestCard, frame: number): void {
  const { width, height, hue } = card;
  const ground = context.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, `hsl(${hue} 35% 30%)`);
  ground.addColorStop(1, `hsl(${hue + 40} 30% 12%)`);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  const edge = Math.floor(width / BITS);
  for (let bit = 0; bit < BITS; bit += 1) {
    context.fillStyle = (frame >> bit) % 2 === 1 ? "#fff" : "#000";
    context.fillRect(bit * edge, 0, edge, Math.floor(height / 6));
  }
  context.fillStyle = `hsl(${hue + 20} 50% 60%)`;
  const across = ((frame * 7) % (width + 120)) - 60;
  context.beginPath();
  context.arc(across, height * 0.55, height / 9, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = "#fff";
  context.font = `600 ${Math.round(height / 12)}px system-ui, sans-serif`;
  context.fillText(`${card.title}  ${frame}`, width * 0.06, height * 0.9);
}

/** The number that a picture of a test card shows; the picture may be scaled. */
export function readTestCard(pixels: Uint8ClampedArray, width: number, height: number): number {
  const row = Math.floor(height / 12);
  let number = 0;
  for (let bit = 0; bit < BITS; bit += 1) {
    const column = Math.floor(((bit + 0.5) * width) / BITS);
    if ((pixels[(row * width + column) * 4 + 1] ?? 0) > 128) number += 2 ** bit;
  }
  return number;
}
