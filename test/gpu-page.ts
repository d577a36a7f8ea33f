/** The Animatic where the graphics card fails it, or nobody waits any more; bundled by the browser test. */

import vocabulary from "../assets/direction/vocabulary.json";
import { chanceOf } from "../src/core/chance";
import type { DrawingRequest } from "../src/core/drawing";
import type { Swatch } from "../src/core/staging";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { learnWords } from "../src/core/vocabulary";
import { createDrawing } from "../src/media/room/animatic/animatic";
import { buildSet } from "../src/media/room/animatic/set/build";
import { gradeOf } from "../src/media/room/animatic/set/grade";
import { lightOf } from "../src/media/room/animatic/set/light";
import { openStage } from "../src/media/room/animatic/set/stage";
import type { Picture } from "../src/media/room/drawing";
import { emptyI420 } from "../src/media/room/i420";
import { Channel } from "../src/media/room/channel";
import { makeDrawing, type CreateDrawing, type Pictures } from "../src/media/room/making";
import { pngOf } from "../src/media/room/picture";
import { Task } from "../src/media/room/task";
import type { GivenUp } from "./gpu-page-api";

learnWords(vocabulary);

const onwards = (): Promise<void> => Promise.resolve();

/** All contexts for three dimensions that are opened on the page. */
const contexts: WebGL2RenderingContext[] = [];
const getContext: unknown = Reflect.get(OffscreenCanvas.prototype, "getContext");
if (typeof getContext !== "function") throw new TypeError("This browser has no canvas.");
Object.defineProperty(OffscreenCanvas.prototype, "getContext", {
  value(this: OffscreenCanvas, ...asked: unknown[]): unknown {
    const context: unknown = Reflect.apply(getContext, this, asked);
    if (context instanceof WebGL2RenderingContext) contexts.push(context);
    return context;
  },
});

window.loseGpu = async (request) => {
  contexts.length = 0;
  const drawing = await createDrawing(request, picturesFor(request, []), onwards);
  const frame = emptyI420(request.size.width, request.size.height);
  drawing.draw(1, frame);
  for (const context of contexts) context.getExtension("WEBGL_lose_context")?.loseContext();
  try {
    drawing.draw(2, frame);
    return "drawn";
  } catch (error) {
    return said(error);
  } finally {
    drawing.dispose();
  }
};

window.drawIncomplete = async (request) => {
  const { prototype } = WebGL2RenderingContext;
  const check = Object.getOwnPropertyDescriptor(prototype, "checkFramebufferStatus");
  Object.defineProperty(prototype, "checkFramebufferStatus", {
    configurable: true,
    value: () => WebGL2RenderingContext.FRAMEBUFFER_UNSUPPORTED,
  });
  try {
    return await window.giveUpAfter(Infinity, request, []);
  } finally {
    if (check) Object.defineProperty(prototype, "checkFramebufferStatus", check);
  }
};

window.giveUpAfter = (most, request, look) => getReady(request, picturesFor(request, look), most);

window.breakLook = (request) => {
  const look: Picture = {
    width: 20,
    height: 20,
    get rgba(): never {
      throw new Error("broken");
    },
  };
  return getReady(request, { ...picturesFor(request, []), look }, Infinity);
};

async function getReady(request: DrawingRequest, pictures: Pictures, most: number): Promise<GivenUp> {
  contexts.length = 0;
  let turns = 0;
  const turn = (): Promise<void> => {
    turns += 1;
    return turns > most ? Promise.reject(new Error("taken back")) : Promise.resolve();
  };
  const end = (words: string): GivenUp => ({
    said: words,
    turns,
    opened: contexts.length,
    left: contexts.filter((context) => !context.isContextLost()).length,
  });
  try {
    const drawing = await createDrawing(request, pictures, turn);
    const ready = end("");
    drawing.dispose();
    return ready;
  } catch (error) {
    return end(said(error));
  }
}

window.mostChroma = async (request, look) => {
  const { width, height } = request.size;
  const drawing = await createDrawing(request, picturesFor(request, look), onwards);
  const frame = emptyI420(width, height);
  drawing.draw(0, frame);
  drawing.dispose();
  const most = frame.bytes
    .subarray(width * height)
    .reduce((farthest, code) => Math.max(farthest, Math.abs(code - 128)), 0);
  return { most, look: drawing.scene["look"] };
};

/** A task whose file is there already. */
class Given extends Task {
  private readonly file: Uint8Array<ArrayBuffer>;

  constructor(file: Uint8Array<ArrayBuffer>) {
    super(
      1,
      new Channel(
        () => undefined,
        () => Promise.reject(new Error("nobody asks")),
      ),
    );
    this.file = file;
  }

  override read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve(this.file.slice(start, end));
  }
}

window.lookAt = async (request, { width, height }) => {
  const file = await pngOf(bandsOf([[120, 130, 140]], width, height));
  let handed: Picture | undefined;
  const create: CreateDrawing = (_request, { look }) => {
    handed = look;
    return Promise.reject(new Error("enough"));
  };
  await makeDrawing(create, request, [{ role: "look", bytes: file.length }], new Given(file)).catch(() => undefined);
  return handed && { width: handed.width, height: handed.height };
};

window.developedApart = (one, other) => {
  const [first, second] = [developed(one), developed(other)];
  return first.reduce((most, code, i) => Math.max(most, Math.abs(code - (second[i] ?? 0))), 0);
};

function developed(request: DrawingRequest): Uint8Array {
  const staging = stagingOf(readStaging(request.prompt, request.negative), request.seed);
  const light = lightOf(staging, chanceOf(request.seed, "light"));
  const stage = openStage(request.size, gradeOf(staging.look, light.exposure));
  const set = buildSet(staging, light, request, stage.hasGpu);
  const rgba = new Uint8Array(stage.size.width * stage.size.height * 4);
  set.at(0);
  stage.develop(set.scene, set.shot, rgba);
  stage.dispose(set.scene);
  return rgba;
}

function picturesFor({ kind, size }: DrawingRequest, look: readonly Swatch[]): Pictures {
  return {
    ...(kind === "from-frame" && { first: bandsOf([[120, 130, 140]], size.width, size.height) }),
    ...(look.length > 0 && { look: bandsOf(look, look.length * 20, 50) }),
  };
}

function bandsOf(colours: readonly Swatch[], width: number, height: number): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const wide = width / colours.length;
  for (let i = 0; i < width * height; i++)
    rgba.set([...(colours[Math.floor((i % width) / wide)] ?? [0, 0, 0]), 255], i * 4);
  return { width, height, rgba };
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
