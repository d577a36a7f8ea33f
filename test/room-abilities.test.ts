/** @jest-environment jsdom */

import { decodeResult } from "../src/media/asked";
import { abilities } from "../src/media/room/abilities";

/** A web view that offers only what a test puts there: jsdom itself has no codecs, no canvas and no secure context. */
function offer(names: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
    offered.push(name);
  }
}

const offered: string[] = [];
const warnings: unknown[] = [];

beforeEach(() => {
  jest.spyOn(console, "warn").mockImplementation((said: unknown) => void warnings.push(said));
});

afterEach(() => {
  jest.restoreAllMocks();
  for (const name of offered.splice(0)) Reflect.deleteProperty(globalThis, name);
  warnings.length = 0;
});

const answers = { isConfigSupported: () => Promise.resolve({ supported: true }) };
const rejects = { isConfigSupported: () => Promise.reject(new TypeError("no such configuration")) };

class Canvas {
  getContext(): unknown {
    return {
      RENDERER: 1,
      getExtension: () => null,
      getParameter: () => "A graphics card",
    };
  }
}

class NoContext {
  getContext(): never {
    throw new Error("the graphics process has gone");
  }
}

class Nameless {
  getContext(): unknown {
    return {
      getExtension: () => {
        throw new Error("lost");
      },
    };
  }
}

const everything = { isSecureContext: true, VideoEncoder: answers, VideoDecoder: answers, OffscreenCanvas: Canvas };
const all = {
  secureContext: true,
  h264Encode: true,
  h264EncodeFullHd: true,
  h264Decode: true,
  webgl2: true,
  renderer: "A graphics card",
};

test("a web view that has everything says so", async () => {
  offer(everything);
  expect(await abilities()).toMatchObject(all);
  expect(warnings).toEqual([]);
});

test("a web view that has nothing can do nothing, and that is an answer", async () => {
  const able = await abilities();
  expect(able).toMatchObject({
    userAgent: expect.stringContaining("jsdom") as string,
    secureContext: false,
    h264Encode: false,
    h264EncodeFullHd: false,
    h264Decode: false,
    webgl2: false,
  });
  expect(able).not.toHaveProperty("renderer");
  expect(decodeResult("capabilities", JSON.parse(JSON.stringify(able)))).toEqual(able);
});

test.each([
  ["the encoder", { VideoEncoder: rejects }, { h264Encode: false, h264EncodeFullHd: false }, "no such configuration"],
  ["the decoder", { VideoDecoder: rejects }, { h264Decode: false }, "no such configuration"],
  ["the canvas", { OffscreenCanvas: NoContext }, { webgl2: false, renderer: undefined }, "graphics process has gone"],
  ["the graphics card's name", { OffscreenCanvas: Nameless }, { renderer: undefined }, "lost"],
])("when %s cannot be asked, the rest is answered, and the reason is said", async (_what, broken, missing, reason) => {
  offer({ ...everything, ...broken });
  const { userAgent, hidden, cores, ...able } = await abilities();
  expect({ renderer: undefined, ...able }).toEqual({ ...all, ...missing });
  expect([typeof userAgent, typeof hidden, typeof cores]).toEqual(["string", "boolean", "number"]);
  expect(warnings.join()).toContain(reason);
});
