/**
 * Who moves through a picture that was given: the subjects of the set, lit to fit, drawn alone before nothing and laid
 * over the picture. They come in from beside the frame, for the first frame is the picture itself.
 */

import {
  ACESFilmicToneMapping,
  Color,
  DirectionalLight,
  HemisphereLight,
  PerspectiveCamera,
  Plane,
  Scene,
  Vector3,
  WebGLRenderer,
} from "three";
import { chanceOf } from "../../../core/chance";
import type { DrawingRequest } from "../../../core/drawing";
import type { FromFrame, FromText } from "../../../core/staging";
import { STAGING_VERSION } from "../../../core/staging";
import { framesPerSecond } from "../../../core/time";
import type { I420 } from "../drawing";
import { mustBeThere } from "../gpu";
import type { Cross } from "./frame-layer";
import { layOver } from "./lay-over";
import { smoothstep } from "./pace";
import { LENS_DEGREES, paradeOf, type Parade } from "./parade";
import { castOf } from "./set/blocking";
import type { Kit } from "./set/kit";
import { lightOf } from "./set/light";
import { release } from "./set/release";
import { skyOf } from "./set/sky";

/** Long edge at which it is drawn; the picture keeps its own size. */
const EDGE = 1280;

const UP = new Vector3(0, 1, 0);
/** What of a boat is further down is not seen. Metres. */
const UNDER_WATER = 0.02;

/** Absent where nobody crosses, or the browser cannot draw in three dimensions: then the picture stays alone. */
export const crossingOf: Cross = (staging, request, picture) => {
  if (staging.subjects.length === 0) return undefined;
  const { width, height } = within(request.size.width, request.size.height);
  // First what may fail, then the card: nothing stays on it then.
  const whole = request.frames / framesPerSecond(request.rate);
  const scene = new Scene();
  const kit = kitFor(staging, request);
  const parade = paradeOf(castOf(kit), width / height, whole, chanceOf(request.seed, "crossing").pick([-1, 1]));
  scene.add(parade.group);
  light(scene, kit);
  const camera = cameraFor(parade, width / height);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("webgl2", { alpha: true, antialias: true, premultipliedAlpha: true });
  if (context === null) return undefined;
  const renderer = new WebGLRenderer({ canvas, context, alpha: true });
  renderer.setSize(width, height, false);
  renderer.setClearColor(0x000000, 0);
  renderer.toneMapping = ACESFilmicToneMapping;
  // Not fewer lamps: paint mirrors a sky that no lamp lights.
  renderer.toneMappingExposure = exposureFor(picture);
  if (staging.subjects.some(({ kind }) => kind === "boat")) renderer.clippingPlanes = [new Plane(UP, UNDER_WATER)];
  const rgba = new Uint8Array(width * height * 4);
  return {
    draw: (done, seconds, into) => {
      parade.at(seconds);
      renderer.render(scene, camera);
      context.readPixels(0, 0, width, height, context.RGBA, context.UNSIGNED_BYTE, rgba);
      mustBeThere(context);
      // They belong to the first picture, and go with it.
      layOver({ rgba, width, height }, staging.toLast ? 1 - smoothstep(0.55, 0.95, done) : 1, into);
    },
    dispose: () => {
      release(scene);
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
};

function within(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, EDGE / Math.max(width, height));
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
}

/** The set of a picture is the picture; a staging beside it only says who is there and when. */
function kitFor({ hour, subjects }: FromFrame, { seed }: DrawingRequest): Kit {
  const staging: FromText = {
    version: STAGING_VERSION,
    kind: "from-text",
    place: "field",
    hour: hour ?? "afternoon",
    weather: "clear",
    lighting: "natural",
    subjects,
    camera: { size: "full", angle: "eye-level", lens: 85, move: "static", pace: "normal", focus: "deep" },
    look: { style: "film", palette: "neutral", colours: [], grain: 0 },
  };
  const chance = (name: string): ReturnType<typeof chanceOf> => chanceOf(seed, name);
  const daylight = lightOf({ ...staging, hour: "afternoon" }, chance("light"));
  return { staging, light: daylight, sky: skyOf(daylight, chance("sky")), chance, hasGpu: false };
}

function light(scene: Scene, { light: { key, fill, direction } }: Kit): void {
  const sun = new DirectionalLight(new Color(...key), 2.2);
  sun.position.set(direction.x * 20, 22, 14);
  scene.add(sun, new HemisphereLight(new Color(...fill), new Color(0.5, 0.46, 0.4), 1.7));
}

/** Exposure for a picture as bright as this one is where the subject goes. */
function exposureFor({ width, height, bytes }: I420): number {
  let sum = 0;
  const from = Math.floor(height * 0.4) * width;
  for (let i = from; i < width * height; i += 7) sum += (bytes[i] ?? 16) - 16;
  return Math.min(1.5, Math.max(0.25, sum / Math.max(1, (width * height - from) / 7) / 88));
}

function cameraFor({ tall, distance, foot }: Parade, aspect: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(LENS_DEGREES, aspect, 0.5, distance + 300);
  camera.position.set(0, (foot - 0.5) * tall, distance);
  return camera;
}
