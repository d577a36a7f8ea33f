/** A studio cyclorama: floor and wall in one sweep without an edge, light that falls off over it, a stand at the frame's rim. */

import {
  BoxGeometry,
  BufferGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  type MeshLambertMaterial,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
} from "three";
import { baked } from "./bake";
import { add, matt, type Kit, type PlaceSet } from "./kit";
import { STUDIO } from "./room-size";

/** Metres from the subject to where the wall stands: beside, behind the camera, and behind; and the sweep's radius. */
const { side: SIDE, open: FRONT, curve: CURVE } = STUDIO;
const BACK = -STUDIO.back;
/** Up to where the wall is upright. */
const HIGH = 6;

/** @param distance metres from the camera to the subject. */
export function cyclorama(kit: Kit, distance: number): PlaceSet {
  const group = new Group();
  const bowl = new Mesh(sweep(), paint(kit));
  bowl.receiveShadow = true;
  group.add(bowl);
  if (kit.staging.look.style !== "product" && distance > 2.2) group.add(stands(kit, distance));
  return { group, ground: () => 0, update: () => undefined };
}

/** A bowl with a flat bottom, a rounded rectangle from above, closed overhead: wherever one looks there is no edge. */
function sweep(): BufferGeometry {
  const around = 64;
  const profile: (readonly [inset: number, height: number])[] = [];
  for (let i = 0; i <= 10; i++) {
    const turn = (i / 10) * (Math.PI / 2);
    profile.push([CURVE * (1 - Math.sin(turn)), CURVE * (1 - Math.cos(turn))]);
  }
  profile.push([0, HIGH], [1.6, HIGH + 3.4], [4, HIGH + 5], [Infinity, HIGH + 6]);
  const places: number[] = [0, 0, 0];
  const faces: number[] = [];
  for (let i = 0; i <= around; i++) {
    const angle = (i / around) * Math.PI * 2;
    const [x, z] = [Math.sin(angle), Math.cos(angle)];
    const reach = (Math.abs(x / SIDE) ** 4 + Math.abs(z / (z > 0 ? FRONT : BACK)) ** 4) ** -0.25;
    for (const [inset, height] of profile) {
      const radius = Math.max(0, reach - inset);
      places.push(x * radius, height, z * radius);
    }
  }
  const ring = profile.length;
  for (let i = 0; i < around; i++) {
    const from = 1 + i * ring;
    faces.push(0, from, from + ring);
    for (let k = 0; k < ring - 1; k++) {
      const at = from + k;
      faces.push(at, at + 1, at + ring, at + 1, at + ring + 1, at + ring);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setIndex(faces);
  geometry.computeVertexNormals();
  return geometry;
}

/** How light the sweep is behind the subject and at its ends, and how much of it a shadow leaves. */
interface Wash {
  readonly centre: number;
  readonly rim: number;
  readonly shadow: number;
}

function washOf({ look, lighting }: Kit["staging"]): Wash {
  if (look.style === "product") return { centre: 1.16, rim: 0.86, shadow: 0.74 };
  switch (lighting) {
    case "high-key":
      return { centre: 0.95, rim: 0.55, shadow: 0.7 };
    case "rim":
      return { centre: 0.012, rim: 0.004, shadow: 0.4 };
    case "low-key":
      return { centre: 0.05, rim: 0.008, shadow: 0.4 };
    case "hard":
    case "candle":
    case "fire":
      return { centre: 0.1, rim: 0.012, shadow: 0.4 };
    case "neon":
    case "practical":
      return { centre: 0.16, rim: 0.02, shadow: 0.5 };
    case "backlit":
    case "silhouette":
      return { centre: 0.9, rim: 0.1, shadow: 0.4 };
    case "natural":
    case "three-point":
    case "soft":
      return { centre: 0.46, rim: 0.1, shadow: 0.5 };
  }
}

/** Paint under a lamp with a soft edge behind the subject and one over it. By the hour only its colour and strength change. */
function paint(kit: Kit): ShaderMaterial {
  const { light, staging } = kit;
  const wash = washOf(staging);
  const dim = 1 - 0.62 * light.lamps;
  const tint = new Color(...light.key).lerp(new Color(1, 1, 1), staging.look.style === "product" ? 0.85 : 0.55);
  // The same on the finished picture whatever the hour's exposure is.
  const level = (1.33 / light.exposure) * (staging.look.style === "noir" ? 1.15 : 1) * dim;
  const stays = staging.subjects.every(({ action }) => action !== "walk" && action !== "run" && action !== "travel");
  return new ShaderMaterial({
    lights: true,
    side: DoubleSide,
    uniforms: UniformsUtils.merge([
      UniformsLib.lights,
      {
        centre: { value: tint.clone().multiplyScalar(wash.centre * level) },
        rim: { value: tint.clone().multiplyScalar(wash.rim * level) },
        shadowLeaves: { value: wash.shadow },
        nearness: { value: stays && staging.subjects.length > 0 ? 0.34 : 0 },
      },
    ]),
    vertexShader: /* glsl */ `
      #include <common>
      #include <shadowmap_pars_vertex>
      varying vec3 stood;
      void main() {
        #include <beginnormal_vertex>
        #include <defaultnormal_vertex>
        #include <begin_vertex>
        #include <project_vertex>
        #include <worldpos_vertex>
        #include <shadowmap_vertex>
        stood = (modelMatrix * vec4(position, 1.0)).xyz;
      }`,
    fragmentShader: /* glsl */ `
      #include <common>
      #include <packing>
      #include <bsdfs>
      #include <lights_pars_begin>
      #include <shadowmap_pars_fragment>
      #include <shadowmask_pars_fragment>
      uniform vec3 centre, rim;
      uniform float shadowLeaves, nearness;
      varying vec3 stood;
      void main() {
        vec3 off = (stood - vec3(0.0, 1.5, -3.6)) / vec3(5.8, 4.4, 6.2);
        vec3 colour = mix(rim, centre, exp(-dot(off, off)));
        // The foot of the sweep sees less of the lamps.
        float foot = (stood.y - 0.35) / 0.7;
        colour *= 1.0 - 0.1 * exp(-foot * foot) * (1.0 - smoothstep(-3.4, -1.0, stood.z));
        float flatness = 1.0 - smoothstep(0.0, 1.2, stood.y);
        colour *= mix(1.0, shadowLeaves + (1.0 - shadowLeaves) * getShadowMask(), flatness);
        colour *= 1.0 - nearness * exp(-dot(stood.xz, stood.xz) * 2.6) * flatness;
        gl_FragColor = vec4(colour, 1.0);
      }`,
  });
}

/** A softbox on its stand and a black flag on another, cut by the frame's sides; not in every take. */
function stands(kit: Kit, distance: number): Group {
  const chance = kit.chance("stands");
  const still = new Group();
  const side = chance.pick([-1, 1]);
  const half = (distance * 18) / kit.staging.camera.lens;
  const black = matt("#141516");
  if (chance.next() < 0.6) {
    const box = new Group();
    box.position.set(side * (half * 1.22 + 0.5), 0, -0.9);
    box.rotation.y = -side * 0.9;
    const head = new Group();
    head.position.y = 2.15;
    head.rotation.x = 0.3;
    add(
      head,
      new CylinderGeometry(0.62, 0.2, 0.5, 4, 1, true).rotateY(Math.PI / 4).rotateX(Math.PI / 2),
      black,
      0,
      0,
      -0.25,
    );
    const front = new MeshBasicMaterial({ color: new Color(1, 0.97, 0.92).multiplyScalar(1.7) });
    add(head, new BoxGeometry(0.84, 0.84, 0.02), front, 0, 0, 0.01).castShadow = false;
    add(head, new CylinderGeometry(0.09, 0.09, 0.4, 12).rotateX(Math.PI / 2), black, 0, 0, -0.65);
    box.add(head);
    tripod(box, black, 2.15);
    still.add(box);
  }
  if (chance.next() < 0.45) {
    const flag = new Group();
    flag.position.set(-side * (half * 1.2 + 0.35), 0, -1.3);
    add(flag, new BoxGeometry(0.62, 0.95, 0.015), black, side * 0.28, 1.95, 0);
    add(flag, new CylinderGeometry(0.012, 0.012, 0.9, 6).rotateZ(Math.PI / 2), black, side * 0.1, 2.46, 0);
    tripod(flag, black, 2.5);
    still.add(flag);
  }
  return baked(still);
}

function tripod(parent: Group, black: MeshLambertMaterial, height: number): void {
  add(parent, new CylinderGeometry(0.016, 0.022, height - 0.2, 8), black, 0, height / 2 + 0.1, 0);
  for (let leg = 0; leg < 3; leg++) {
    const turn = (leg / 3) * Math.PI * 2;
    const tube = add(
      parent,
      new CylinderGeometry(0.012, 0.012, 0.95, 6),
      black,
      Math.sin(turn) * 0.29,
      0.36,
      Math.cos(turn) * 0.29,
    );
    tube.rotation.set(-0.66 * Math.cos(turn), 0, 0.66 * Math.sin(turn));
  }
}
