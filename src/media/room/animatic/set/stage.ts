/**
 * The GPU side: draws a scene in linear light, lets bright things bloom, grades it as film would, and reads it back once.
 */

import {
  ClampToEdgeWrapping,
  DepthTexture,
  FloatType,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  OrthographicCamera,
  PCFShadowMap,
  PlaneGeometry,
  UnsignedByteType,
  Vector2,
  WebGLRenderTarget,
  type Scene,
  type ShaderMaterial,
  type Texture,
} from "three";
import type { FrameSize } from "../../../../core/sequence";
import type { ColourMap } from "../../colour/colour-map";
import { mustBeDrawable, mustBeThere, rendererName } from "../../gpu";
import { blurOf } from "./blur";
import type { Shot } from "./camera";
import { ONE_EACH, type Cards } from "./card";
import { developmentOf } from "./curve";
import { passesOf } from "./film";
import type { Grade } from "./grade";
import { grainPlace, grainTile } from "./grain";
import { emptyLut, fillLut } from "./lut";
import { mapsOf, release } from "./release";
import { drawnOver } from "./styles";

export interface Stage {
  /** False where three dimensions are drawn by the processor. */
  readonly hasGpu: boolean;
  /** Spends a GPU's power, where there is one, on surfaces that are seen at a slant. Once, before the first frame. */
  refine(scene: Scene): void;
  /**
   * Draws frame `index` through the shot's camera and reads back into `rgba`, top row first, at the size that was opened.
   * @throws Error with a sentence when the graphics card was taken away.
   */
  render(scene: Scene, shot: Seen, index: number, rgba: Uint8Array): void;
  /** As `render`, but what is developed only, before paper, strokes and grain; bottom row first. */
  develop(scene: Scene, shot: Seen, rgba: Uint8Array): void;
  /** From now on every developed colour goes through `map` as well. */
  recolour(map: ColourMap): void;
  /** Absent: nothing was drawn yet. */
  dispose(scene?: Scene): void;
}

/** What is seen through: where the camera stands, and what it is focused on. */
export interface Seen extends Pick<Shot, "camera" | "focus"> {
  /** Share of the frame's width that a point at infinity is blurred over. Absent: all is sharp. */
  readonly blur?: number;
}

/** Long edge at which software draws; a larger picture is enlarged. */
const SOFTWARE_EDGE = 640;

/**
 * @param asked the size to draw at, where there is a GPU. @param seed of the grain. @param cards what it is drawn with.
 * @throws Error with a sentence when the browser has no WebGL 2, or its graphics card cannot draw a scene's light.
 */
export function openStage(
  asked: FrameSize,
  grade: Grade,
  seed = 0,
  cards: Cards = ONE_EACH,
): Stage & { readonly size: FrameSize } {
  const card = cards.open();
  const { context, renderer } = card;
  const hasGpu = !isSoftware(context);
  const size = hasGpu ? asked : within(asked, SOFTWARE_EDGE);
  renderer.setSize(size.width, size.height, false);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;

  const picture = target(size.width, size.height, { samples: hasGpu ? 4 : 0, depthBuffer: true });
  const depth = new DepthTexture(size.width, size.height, FloatType);
  picture.depthTexture = depth;
  try {
    renderer.setRenderTarget(picture);
    mustBeDrawable(context);
  } catch (error) {
    picture.dispose();
    cards.close(card);
    throw error;
  }
  const smallWidth = Math.max(1, Math.round(size.width / 4));
  const smallHeight = Math.max(1, Math.round(size.height / 4));
  const small = (): WebGLRenderTarget => target(smallWidth, smallHeight, {});
  const [bright, glow, soft, softer] = [small(), small(), small(), small()];
  const plain = { type: UnsignedByteType, depthBuffer: false };
  const developed = new WebGLRenderTarget(size.width, size.height, plain);
  const drawn = new WebGLRenderTarget(size.width, size.height, plain);
  const out = new WebGLRenderTarget(size.width, size.height, plain);
  const screen = fullScreen();
  const development = developmentOf(grade.tones);
  const lut = emptyLut();
  fillLut(lut, development);
  const tile = grainTile();
  const blur = blurOf(size, depth);
  const passes = passesOf(grade, size, lut, blur.told, tile, !hasGpu);
  const over = drawnOver(grade.style, size, blur.told);

  const run = (pass: ShaderMaterial, from: Texture, into: WebGLRenderTarget): void => {
    tell(pass, "source", from);
    screen.mesh.material = pass;
    renderer.setRenderTarget(into);
    renderer.render(screen.mesh, screen.camera);
  };

  const develop = (scene: Scene, shot: Seen): void => {
    const blurred = blur.focus(shot.camera, shot.focus(), shot.blur ?? 0);
    renderer.setRenderTarget(picture);
    renderer.render(scene, shot.camera);
    if (blurred) {
      const [gather, spread, even] = blur.passes;
      run(gather, picture.texture, soft);
      run(spread, soft.texture, softer);
      run(even, softer.texture, soft);
      tell(passes.develop, "blurred", soft.texture);
    }
    if (grade.bloom > 0) {
      run(passes.bright, picture.texture, bright);
      run(passes.across, bright.texture, glow);
      run(passes.down, glow.texture, bright);
      tell(passes.develop, "bloom", bright.texture);
    }
    run(passes.develop, picture.texture, developed);
  };
  const readBack = (from: WebGLRenderTarget, rgba: Uint8Array): void => {
    renderer.readRenderTargetPixels(from, 0, 0, size.width, size.height, rgba);
    mustBeThere(context);
  };

  return {
    hasGpu,
    refine: (scene) => {
      if (hasGpu) scene.traverse((object) => mapsOf(object).forEach(refineMap));
    },
    size,
    render: (scene, shot, index, rgba) => {
      develop(scene, shot);
      if (over) run(over.pass, developed.texture, drawn);
      tell(passes.smooth, "grainAt", new Vector2(...grainPlace(index, seed)));
      run(passes.smooth, over ? drawn.texture : developed.texture, out);
      readBack(out, rgba);
    },
    develop: (scene, shot, rgba) => {
      develop(scene, shot);
      readBack(developed, rgba);
    },
    recolour: (map) => {
      fillLut(lut, (rgb) => {
        development(rgb);
        map(rgb);
      });
    },
    dispose: (scene) => {
      if (scene) release(scene);
      for (const each of [picture, bright, glow, soft, softer, developed, drawn, out]) each.dispose();
      for (const pass of [...Object.values(passes), ...blur.passes]) pass.dispose();
      for (const each of [depth, lut, tile]) each.dispose();
      over?.dispose();
      screen.mesh.geometry.dispose();
      cards.close(card);
    },
  };
}

function tell(pass: ShaderMaterial, name: string, value: unknown): void {
  const uniform = pass.uniforms[name];
  if (uniform) uniform.value = value;
}

function isSoftware(context: WebGL2RenderingContext): boolean {
  return /swiftshader|llvmpipe|software|basic render/i.test(rendererName(context) ?? "software");
}

/** The same shape, even, no longer than `edge` on its long side. */
function within(size: FrameSize, edge: number): FrameSize {
  const scale = Math.min(1, edge / Math.max(size.width, size.height));
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return { width: even(size.width), height: even(size.height) };
}

function target(
  width: number,
  height: number,
  options: { readonly samples?: number; readonly depthBuffer?: boolean },
): WebGLRenderTarget {
  return new WebGLRenderTarget(width, height, {
    type: HalfFloatType,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    wrapS: ClampToEdgeWrapping,
    wrapT: ClampToEdgeWrapping,
    depthBuffer: options.depthBuffer ?? false,
    samples: options.samples ?? 0,
  });
}

function fullScreen(): { readonly mesh: Mesh; readonly camera: OrthographicCamera } {
  const mesh = new Mesh(new PlaneGeometry(2, 2));
  mesh.frustumCulled = false;
  return { mesh, camera: new OrthographicCamera(-1, 1, 1, -1, 0, 1) };
}

function refineMap(map: Texture): void {
  if (!map.generateMipmaps) return;
  map.minFilter = LinearMipmapLinearFilter;
  map.anisotropy = 8;
}
