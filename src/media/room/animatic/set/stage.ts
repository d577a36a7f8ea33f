/**
 * The GPU side: draws a scene in linear light, lets bright things bloom, grades it as film would, and reads it back once.
 */

import {
  ClampToEdgeWrapping,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  OrthographicCamera,
  PCFShadowMap,
  PlaneGeometry,
  Points,
  ShaderMaterial,
  Texture,
  UnsignedByteType,
  WebGLRenderer,
  WebGLRenderTarget,
  type Camera,
  type Object3D,
  type Scene,
} from "three";
import type { FrameSize } from "../../../../core/sequence";
import { passesOf } from "./film";
import type { Grade } from "./grade";

export interface Stage {
  /** False where three dimensions are drawn by the processor. */
  readonly hasGpu: boolean;
  /** Spends a GPU's power, where there is one, on surfaces that are seen at a slant. Once, before the first frame. */
  refine(scene: Scene): void;
  /** Draws and reads back into `rgba`, top row first, at the size that was opened. */
  render(scene: Scene, camera: Camera, rgba: Uint8Array): void;
  dispose(scene: Scene): void;
}

/** Long edge at which software draws; a larger picture is enlarged. */
const SOFTWARE_EDGE = 640;

/**
 * @param sizeFor the size to draw at, told whether there is a GPU.
 * @throws Error with a sentence when the browser has no WebGL 2.
 */
export function openStage(asked: FrameSize, grade: Grade): Stage & { readonly size: FrameSize } {
  const canvas = new OffscreenCanvas(16, 16);
  const context = canvas.getContext("webgl2", {
    antialias: false,
    alpha: false,
    depth: false,
    powerPreference: "high-performance",
  });
  if (context === null) throw new Error("This browser has no WebGL 2, so a scene cannot be drawn from text.");
  const hasGpu = !isSoftware(context);
  const size = hasGpu ? asked : within(asked, SOFTWARE_EDGE);
  const renderer = new WebGLRenderer({ canvas, context });
  renderer.setSize(size.width, size.height, false);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;

  const picture = target(size.width, size.height, { samples: hasGpu ? 4 : 0, depthBuffer: true });
  const smallWidth = Math.max(1, Math.round(size.width / 4));
  const smallHeight = Math.max(1, Math.round(size.height / 4));
  const bright = target(smallWidth, smallHeight, {});
  const glow = target(smallWidth, smallHeight, {});
  const plain = { type: UnsignedByteType, depthBuffer: false };
  const developed = new WebGLRenderTarget(size.width, size.height, plain);
  const out = new WebGLRenderTarget(size.width, size.height, plain);
  const screen = fullScreen();
  const passes = passesOf(grade, size);

  const run = (pass: ShaderMaterial, from: Texture, into: WebGLRenderTarget): void => {
    const source = pass.uniforms["source"];
    if (source) source.value = from;
    screen.mesh.material = pass;
    renderer.setRenderTarget(into);
    renderer.render(screen.mesh, screen.camera);
  };

  return {
    hasGpu,
    refine: (scene) => {
      if (hasGpu) scene.traverse((object) => mapsOf(object).forEach(refineMap));
    },
    size,
    render: (scene, camera, rgba) => {
      renderer.setRenderTarget(picture);
      renderer.render(scene, camera);
      run(passes.bright, picture.texture, bright);
      run(passes.across, bright.texture, glow);
      run(passes.down, glow.texture, bright);
      const bloom = passes.develop.uniforms["bloom"];
      if (bloom) bloom.value = bright.texture;
      run(passes.develop, picture.texture, developed);
      run(passes.smooth, developed.texture, out);
      renderer.readRenderTargetPixels(out, 0, 0, size.width, size.height, rgba);
    },
    dispose: (scene) => {
      scene.traverse(release);
      for (const each of [picture, bright, glow, developed, out]) each.dispose();
      for (const pass of Object.values(passes)) pass.dispose();
      screen.mesh.geometry.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

function isSoftware(context: WebGL2RenderingContext): boolean {
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = info === null ? undefined : context.getParameter(info.UNMASKED_RENDERER_WEBGL);
  return typeof name !== "string" || /swiftshader|llvmpipe|software|basic render/i.test(name);
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

function release(object: Object3D): void {
  for (const map of mapsOf(object)) map.dispose();
  if (!hasSurface(object)) return;
  object.geometry.dispose();
  for (const material of [object.material].flat()) material.dispose();
}

function hasSurface(object: Object3D): object is Mesh | Points {
  return object instanceof Mesh || object instanceof Points;
}

/** All pictures on an object's surfaces, those handed to its own shaders included. */
function mapsOf(object: Object3D): readonly Texture[] {
  if (!hasSurface(object)) return [];
  return [object.material].flat().flatMap((material) => {
    const held =
      material instanceof ShaderMaterial ? Object.values(material.uniforms).map(({ value }): unknown => value) : [];
    const own: readonly unknown[] = Object.values(material);
    return [...own, ...held].filter(isTexture);
  });
}

function isTexture(value: unknown): value is Texture {
  return value instanceof Texture;
}
