/** Surfaces that mirror what is round them: the sky, or under a roof the walls, and the window or the softbox. */

import { Color, MeshLambertMaterial, type Side, FrontSide, Vector3 } from "three";
import { isIndoors } from "../../../../core/staging";
import type { Kit } from "./kit";
import type { Told } from "./pass";
import { SKY_GLSL } from "./sky";

/** In a material's `userData`, true: its program mirrors what is round it, and would mirror it in clay as well. */
export const GLOSSY = "glossy";

interface Gloss {
  readonly colour: string | Color;
  /** How much is mirrored straight on and at a grazing look, 0 … 1. */
  readonly straight: number;
  readonly grazing: number;
  /** 1 is solid. */
  readonly opacity?: number;
  readonly side?: Side;
  /** What the lower half of the surroundings throws back. Linear. Absent: as the ground does in this light. */
  readonly below?: Color;
}

/** A bright rectangle as seen from the middle of the set. */
interface Panel {
  /** Towards it; one unit long. */
  readonly way: Vector3;
  /** Half its width and height, one metre away. */
  readonly half: readonly [number, number];
  readonly strength: number;
}

/** What shines into a room: the window or the softbox on the sun's side, and what throws its light back. */
export function panelsOf({ staging, light }: Kit): readonly [Panel, Panel] {
  const side = light.direction.x < 0 ? -1 : 1;
  const toward = (x: number, y: number, z: number): Vector3 => new Vector3(side * x, y, z).normalize();
  // Two strips behind the subject, of which its edges catch the light.
  if (staging.place === "studio" && staging.lighting === "rim")
    return [
      { way: toward(0.86, 0.22, -0.46), half: [0.3, 0.9], strength: 3.4 },
      { way: toward(-0.9, 0.2, -0.4), half: [0.26, 0.9], strength: 2.6 },
    ];
  if (staging.place === "studio")
    return [
      { way: toward(0.84, 0.5, 0.2), half: [0.24, 0.42], strength: 1.5 },
      { way: toward(-0.95, 0.12, 0.3), half: [0.1, 0.9], strength: 0.5 },
    ];
  const day = 1 - 0.85 * light.lamps;
  return [
    { way: toward(0.95, 0.24, -0.2), half: [0.34, 0.3], strength: 1.5 * day + 0.1 },
    { way: toward(-0.8, 0.2, -0.5), half: [0.1, 0.12], strength: 0.25 + light.lamps },
  ];
}

const ROOM_GLSL = /* glsl */ `
  uniform vec3 panelWay[2];
  uniform vec3 panelShape[2];
  uniform vec3 walls;
  float panelAt(vec3 d, vec3 way, vec3 shape) {
    vec3 right = normalize(cross(vec3(0.0, 1.0, 0.0), way));
    float ahead = dot(d, way);
    vec2 at = vec2(dot(d, right), dot(d, cross(way, right))) / (max(ahead, 0.01) * shape.xy);
    vec2 inside = 1.0 - smoothstep(0.88, 1.0, abs(at));
    return step(0.01, ahead) * inside.x * inside.y * shape.z * (0.82 + 0.18 * at.y);
  }
  vec3 roomAt(vec3 d, vec3 ground) {
    vec3 around = mix(ground, walls, smoothstep(-0.25, 0.7, d.y));
    return around + vec3(1.0, 0.97, 0.93) * (panelAt(d, panelWay[0], panelShape[0]) + panelAt(d, panelWay[1], panelShape[1]));
  }
`;

function roomOf(kit: Kit): Told {
  const panels = panelsOf(kit);
  const { fill, fillStrength } = kit.light;
  return {
    panelWay: { value: panels.map(({ way }) => way) },
    panelShape: { value: panels.map(({ half, strength }) => new Vector3(half[0], half[1], strength)) },
    walls: { value: new Color(...fill).lerp(new Color(0.6, 0.58, 0.55), 0.7).multiplyScalar(0.08 * fillStrength) },
  };
}

/** What `reflectedGlsl` reads. @param below linear: what the lower half of the surroundings throws back. */
export function reflectionOf(kit: Kit, below = groundOf(kit)): Told {
  return {
    ...(isIndoors(kit.staging.place) && roomOf(kit)),
    skyMap: { value: kit.sky.map },
    below: { value: below },
  };
}

/** GLSL: what is mirrored in a direction of the world. */
export function reflectedGlsl(isRoofed: boolean): string {
  const seen = isRoofed
    ? "roomAt(direction, below)"
    : "mix(below, skyAt(direction), smoothstep(-0.12, 0.06, direction.y))";
  return /* glsl */ `${isRoofed ? ROOM_GLSL : SKY_GLSL}
    uniform vec3 below;
    vec3 reflected(vec3 direction) { return ${seen}; }`;
}

function groundOf({ light }: Kit): Color {
  return new Color(...light.bounce).multiplyScalar(light.fillStrength * 0.12);
}

/** A surface of that colour with what is mirrored laid over it, and a spark where the sun is. */
export function glossy(kit: Kit, gloss: Gloss): MeshLambertMaterial {
  const opacity = gloss.opacity ?? 1;
  const material = new MeshLambertMaterial({
    color: gloss.colour,
    side: gloss.side ?? FrontSide,
    ...(opacity < 1 && { transparent: true, opacity, depthWrite: false }),
  });
  const isRoofed = isIndoors(kit.staging.place);
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, reflectionOf(kit, gloss.below), {
      mirrored: { value: [gloss.straight, gloss.grazing] },
      toSun: { value: kit.light.direction },
      sunlight: { value: new Color(...kit.light.key).multiplyScalar(kit.light.keyStrength) },
    });
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>\n${reflectedGlsl(isRoofed)}\nuniform float mirrored[2];\nuniform vec3 toSun;\nuniform vec3 sunlight;`,
      )
      .replace(
        "#include <opaque_fragment>",
        /* glsl */ `
        vec3 look = normalize(vViewPosition);
        float graze = pow(1.0 - clamp(dot(normal, look), 0.0, 1.0), 4.0);
        vec3 bounced = inverseTransformDirection(reflect(-look, normal), viewMatrix);
        float strength = mix(mirrored[0], mirrored[1], graze);
        vec3 seen = reflected(bounced);
        outgoingLight = outgoingLight * (1.0 - strength) + seen * strength;
        float spark = pow(max(dot(bounced, toSun), 0.0), 140.0);
        outgoingLight += sunlight * spark * (0.4 + graze) * step(0.01, mirrored[0])${isRoofed ? " * 0.25" : ""};
        diffuseColor.a = max(diffuseColor.a, clamp(strength + spark, 0.0, 1.0));
        #include <opaque_fragment>`,
      );
  };
  // Materials with the same source share a program; what differs is in the uniforms.
  material.userData[GLOSSY] = true;
  material.customProgramCacheKey = () => (isRoofed ? "glossy-room" : "glossy");
  return material;
}
