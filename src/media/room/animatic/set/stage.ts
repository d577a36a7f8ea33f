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
  Vector2,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
  type Camera,
  type Object3D,
  type Scene,
} from "three";
import type { FrameSize } from "../../../../core/sequence";
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

const VERTEX = /* glsl */ `
  varying vec2 place;
  void main() {
    place = uv;
    gl_Position = vec4(position.xy, 0.0, 1.0);
  }`;

function pass(fragmentShader: string, uniforms: Readonly<Record<string, unknown>>): ShaderMaterial {
  const held = Object.entries(uniforms).map(([name, value]) => [name, { value }] as const);
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: `uniform sampler2D source;\nvarying vec2 place;\n${fragmentShader}`,
    uniforms: { source: { value: null }, ...Object.fromEntries(held) },
    depthTest: false,
    depthWrite: false,
  });
}

type Passes = Readonly<Record<"bright" | "across" | "down" | "develop" | "smooth", ShaderMaterial>>;

function passesOf(grade: Grade, size: FrameSize): Passes {
  const blur = /* glsl */ `
    uniform vec2 step;
    void main() {
      vec3 sum = texture2D(source, place).rgb * 0.2;
      sum += (texture2D(source, place + step * 1.4).rgb + texture2D(source, place - step * 1.4).rgb) * 0.19;
      sum += (texture2D(source, place + step * 3.4).rgb + texture2D(source, place - step * 3.4).rgb) * 0.13;
      sum += (texture2D(source, place + step * 6.0).rgb + texture2D(source, place - step * 6.0).rgb) * 0.08;
      gl_FragColor = vec4(sum, 1.0);
    }`;
  const texel = new Vector2(4 / size.width, 4 / size.height);
  return {
    bright: pass(
      /* glsl */ `
      uniform vec2 texel;
      void main() {
        vec3 sum = texture2D(source, place + texel * vec2(-0.25, -0.25)).rgb + texture2D(source, place + texel * vec2(0.25, -0.25)).rgb
          + texture2D(source, place + texel * vec2(-0.25, 0.25)).rgb + texture2D(source, place + texel * vec2(0.25, 0.25)).rgb;
        vec3 colour = min(sum * 0.25, vec3(12.0));
        float level = max(colour.r, max(colour.g, colour.b));
        gl_FragColor = vec4(colour * smoothstep(0.75, 2.2, level), 1.0);
      }`,
      { texel },
    ),
    across: pass(blur, { step: new Vector2(texel.x, 0) }),
    down: pass(blur, { step: new Vector2(0, texel.y) }),
    develop: develop(grade),
    smooth: smooth(size),
  };
}

/**
 * Smooths stairs: where the lightness of the neighbours differs, averages along the edge that they show. Rows are turned
 * over here, for read-back starts at the bottom; half a code value of fixed noise keeps smooth skies from banding.
 */
function smooth(size: FrameSize): ShaderMaterial {
  return pass(
    /* glsl */ `
    uniform vec2 texel;
    float light(vec2 at) { return dot(texture2D(source, at).rgb, vec3(0.299, 0.587, 0.114)); }
    void main() {
      vec2 at = vec2(place.x, 1.0 - place.y);
      vec3 colour = texture2D(source, at).rgb;
      float middle = dot(colour, vec3(0.299, 0.587, 0.114));
      float a = light(at + texel * vec2(-1.0, 1.0));
      float b = light(at + texel * vec2(1.0, 1.0));
      float c = light(at + texel * vec2(-1.0, -1.0));
      float d = light(at + texel * vec2(1.0, -1.0));
      float low = min(middle, min(min(a, b), min(c, d)));
      float high = max(middle, max(max(a, b), max(c, d)));
      if (high - low > max(0.03, high * 0.11)) {
        vec2 along = vec2((c + d) - (a + b), (a + c) - (b + d));
        float shorter = min(abs(along.x), abs(along.y)) + max((a + b + c + d) * 0.031, 0.008);
        along = clamp(along / shorter, -6.0, 6.0) * texel;
        vec3 close = 0.5 * (texture2D(source, at - along / 6.0).rgb + texture2D(source, at + along / 6.0).rgb);
        vec3 wide = 0.5 * close + 0.25 * (texture2D(source, at - along * 0.5).rgb + texture2D(source, at + along * 0.5).rgb);
        float level = dot(wide, vec3(0.299, 0.587, 0.114));
        colour = level < low || level > high ? close : wide;
      }
      float speck = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
      gl_FragColor = vec4(colour + speck / 255.0, 1.0);
    }`,
    { texel: new Vector2(1 / size.width, 1 / size.height) },
  );
}

/**
 * Exposure, bloom, the palette's split tones, a filmic curve (K. Narkowicz's fit of ACES), vignette, sRGB code values.
 */
function develop(grade: Grade): ShaderMaterial {
  return pass(
    /* glsl */ `
    uniform sampler2D bloom;
    uniform float exposure;
    uniform float saturation;
    uniform float contrast;
    uniform float vignette;
    uniform float fade;
    uniform vec3 shadows;
    uniform vec3 highlights;
    vec3 film(vec3 x) {
      x *= 0.62;
      return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
    }
    void main() {
      vec3 colour = texture2D(source, place).rgb + texture2D(bloom, place).rgb * 0.34;
      vec2 off = place - 0.5;
      colour *= exposure * (1.0 - vignette * smoothstep(0.12, 0.62, dot(off, off) * 1.35));
      float level = dot(colour, vec3(0.2126, 0.7152, 0.0722));
      colour = max(mix(vec3(level), colour, saturation), 0.0);
      float tone = level / (level + 0.32);
      colour *= mix(shadows, highlights, tone);
      colour = film(colour);
      colour = mix(colour, colour * colour * (3.0 - 2.0 * colour), contrast);
      colour = colour * (1.0 - fade) + fade * vec3(0.11, 0.105, 0.12);
      colour = mix(colour * 12.92, 1.055 * pow(colour, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, colour));
      gl_FragColor = vec4(colour, 1.0);
    }`,
    {
      bloom: null,
      exposure: grade.exposure,
      saturation: grade.saturation,
      contrast: grade.contrast,
      vignette: grade.vignette,
      fade: grade.fade,
      shadows: new Vector3(...grade.shadows),
      highlights: new Vector3(...grade.highlights),
    },
  );
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
