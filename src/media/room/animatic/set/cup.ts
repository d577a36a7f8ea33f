/** A cup of coffee on its saucer, with a spoon, and steam that rises from it. */

import {
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  type MeshLambertMaterial,
  PlaneGeometry,
  ShaderMaterial,
  SphereGeometry,
  TubeGeometry,
  CatmullRomCurve3,
  Vector3,
} from "three";
import type { Swatch } from "../../../../core/staging";
import { glossy } from "./gloss";
import { add, askedOr, matt, painted, satin, turned, type Actor, type Kit } from "./kit";
import { fractal, noise } from "./noise";
import { grounded, productTable } from "./product-table";

/** Metres from the saucer's foot to the cup's rim. */
const HEIGHT = 0.092;
/** Of the cup over the saucer's foot, and of the coffee over that. */
const FOOT = 0.011;
const FILLED = 0.066;
/** From its middle to the saucer's edge. */
const SAUCER = 0.078;

const GLAZES = ["#e9e6df", "#e9e6df", "#3f6f78", "#a8452f", "#c39a3f", "#8fa392"] as const;

export function cup(kit: Kit, turns = false, colour?: Swatch): Actor {
  const chance = kit.chance("cup");
  const setting = productTable(kit, turns);
  const { still } = setting;
  grounded(still, 0.26, 0.26, 0.85);
  const glaze = askedOr(colour, chance.pick(GLAZES));
  const outside = glossy(kit, { colour: glaze, straight: 0.07, grazing: 0.45, side: DoubleSide });
  const inside = glossy(kit, { colour: "#dedad0", straight: 0.06, grazing: 0.3, side: DoubleSide });
  saucer(still, outside);
  // The wall is as thick as it is: outer skin, rim and inner skin.
  const outer = [
    [0.001, FOOT - 0.004],
    [0.026, FOOT - 0.004],
    [0.027, FOOT + 0.001],
    [0.0335, FOOT + 0.006],
    [0.0385, FOOT + 0.016],
    [0.041, FOOT + 0.034],
    [0.042, FOOT + 0.078],
    [0.0416, FOOT + 0.0802],
    [0.0404, FOOT + 0.081],
  ] as const;
  const inner = [
    [0.0404, FOOT + 0.081],
    [0.0392, FOOT + 0.0802],
    [0.0388, FOOT + 0.078],
    [0.0378, FOOT + 0.034],
    [0.03, FOOT + 0.012],
    [0.001, FOOT + 0.008],
  ] as const;
  add(still, turned(outer, 64), outside);
  add(still, turned(inner, 64), inside);
  handle(still, outside);
  coffee(kit, still);
  spoon(still, kit);
  if (kit.staging.place !== "studio") company(kit, setting.company);
  const steam = steamOf(kit);
  steam.group.position.y = FILLED + FOOT;
  still.add(steam.group);
  return {
    group: setting.group,
    height: HEIGHT,
    reach: SAUCER,
    lift: setting.lift,
    update: (seconds) => {
      setting.update(seconds);
      steam.update(seconds);
    },
  };
}

function saucer(still: Group, glaze: MeshLambertMaterial): void {
  const profile = [
    [0.001, 0.001],
    [0.042, 0.001],
    [0.045, 0.003],
    [0.068, 0.0095],
    [0.0765, 0.0148],
    [0.0772, 0.0162],
    [0.0764, 0.0172],
    [0.066, 0.0125],
    [0.044, 0.0072],
    [0.031, 0.0066],
    [0.029, 0.0052],
    [0.001, 0.0052],
  ] as const;
  add(still, turned(profile, 72), glaze);
}

function handle(still: Group, glaze: MeshLambertMaterial): void {
  const way = [
    [0.04, 0.069],
    [0.052, 0.0715],
    [0.0655, 0.066],
    [0.0692, 0.053],
    [0.063, 0.038],
    [0.051, 0.0275],
    [0.0375, 0.0235],
  ] as const;
  const curve = new CatmullRomCurve3(way.map(([x, y]) => new Vector3(x, y + FOOT, 0)));
  const loop = new TubeGeometry(curve, 40, 0.0052, 12).scale(1, 1, 1.25);
  add(still, loop, glaze).rotation.y = -0.5;
}

/** Coffee with the foam that a machine leaves: lighter to its rim, with bubbles there. */
function coffee(kit: Kit, still: Group): void {
  const seed = Math.floor(kit.chance("coffee").between(0, 1e6));
  const crema = painted(256, [1, 1], (u, v) => {
    const [x, y] = [u - 0.5, v - 0.5];
    const away = Math.hypot(x, y) * 2;
    const swirl = fractal(4 + x * 7 + Math.sin(away * 5 + Math.atan2(y, x)) * 0.9, 4 + y * 7 + away * 2, 4, seed);
    const foam = Math.min(1, Math.max(0, 0.2 + 0.75 * away ** 3 + (swirl - 0.5) * 1.5));
    const bubble = noise(u * 70, v * 70, seed) > 0.93 - 0.16 * Math.max(0, away - 0.6) ? 0.12 : 0;
    const tone = foam + bubble * foam;
    return [0.2 + 0.5 * tone, 0.105 + 0.34 * tone, 0.045 + 0.2 * tone];
  });
  const liquid = glossy(kit, { colour: "#ffffff", straight: 0.03, grazing: 0.4 });
  liquid.map = crema;
  const surface = new CylinderGeometry(0.0386, 0.0386, 0.0006, 56);
  add(still, surface, liquid, 0, FILLED + FOOT, 0).castShadow = false;
}

function spoon(still: Group, kit: Kit): void {
  const steel = glossy(kit, { colour: "#6d6f72", straight: 0.55, grazing: 0.9, side: DoubleSide });
  const whole = new Group();
  const bowl = new SphereGeometry(0.0125, 20, 12, 0, Math.PI * 2, Math.PI / 2, Math.PI / 2).scale(0.8, 0.32, 1.2);
  add(whole, bowl, steel, 0, 0.004, 0.048);
  const stem = new CatmullRomCurve3(
    [
      [0, 0.003, 0.036],
      [0, 0.006, 0.02],
      [0, 0.0068, -0.01],
      [0, 0.004, -0.05],
    ].map(([x = 0, y = 0, z = 0]) => new Vector3(x, y, z)),
  );
  add(whole, new TubeGeometry(stem, 20, 0.0021, 8).scale(1.25, 0.7, 1), steel);
  whole.position.set(-0.052, 0.0125, 0.022);
  whole.rotation.set(0, 0.5, 0.09);
  still.add(whole);
}

function company(kit: Kit, group: Group): void {
  const chance = kit.chance("company");
  const side = chance.pick([-1, 1]);
  const page = matt("#d8d2c2");
  const cover = satin(chance.pick(["#27414f", "#7a2d26", "#3f4a38", "#b08a3c"]), 0.6);
  const book = new Group();
  for (const y of [0.001, 0.024]) add(book, new CylinderGeometry(0.12, 0.12, 0.002, 4), cover, 0, y + 0.001, 0);
  add(book, new CylinderGeometry(0.117, 0.117, 0.022, 4), page, 0, 0.0135, 0);
  book.scale.set(0.95, 1, 1.3);
  book.rotation.y = 0.5;
  const stand = new Group();
  stand.add(book);
  stand.position.set(side * 0.19, 0, -0.07);
  stand.rotation.y = side * 0.35;
  group.add(stand);
  grounded(stand, 0.28, 0.32, 0.7);
}

/** Steam: soft cards that face the camera as they turn round the cup, and a pattern that climbs through them. */
function steamOf(kit: Kit): { readonly group: Group; readonly update: (seconds: number) => void } {
  const seed = Math.floor(kit.chance("steam").between(0, 1e6));
  // Repeats upwards, so that it can climb for ever.
  const wisps = painted(96, [1, 1], (u, v) => {
    const at = (y: number): number => fractal(u * 4, y * 3, 4, seed);
    const value = at(v) * (1 - v) + at(v - 1) * v;
    return [value, value, value];
  });
  wisps.colorSpace = "";
  const { fill, key, fillStrength, keyStrength } = kit.light;
  const lit = new Color(...fill)
    .multiplyScalar(fillStrength * 0.17)
    .add(new Color(...key).multiplyScalar(keyStrength * 0.055));
  const time = { value: 0 };
  const group = new Group();
  for (const layer of [0, 1]) {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: { wisps: { value: wisps }, lit: { value: lit }, time, layer: { value: layer } },
      vertexShader: /* glsl */ `
        varying vec2 place;
        void main() {
          place = uv;
          vec4 home = modelMatrix * vec4(0.0, 0.0, 0.0, 1.0);
          vec3 toEye = cameraPosition - home.xyz;
          vec3 right = normalize(vec3(toEye.z, 0.0, -toEye.x));
          vec3 at = home.xyz + right * position.x + vec3(0.0, position.y, 0.0);
          gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
        }`,
      fragmentShader: /* glsl */ `
        uniform sampler2D wisps;
        uniform vec3 lit;
        uniform float time;
        uniform float layer;
        varying vec2 place;
        void main() {
          float sway = (texture2D(wisps, vec2(layer * 0.37, place.y * 0.35 - time * 0.05)).r - 0.5) * 1.1 * place.y;
          float across = (place.x - 0.5 + sway) * 2.0;
          float body = texture2D(wisps, vec2(place.x * 0.75 + sway + layer * 0.41, place.y * 0.5 - time * (0.13 + layer * 0.04))).r;
          float wide = mix(0.75, 0.5, place.y);
          float soft = (1.0 - smoothstep(0.0, wide, abs(across))) * smoothstep(0.0, 0.14, place.y) * pow(1.0 - place.y, 1.4);
          float edge = 1.0 - smoothstep(0.7, 1.0, abs(place.x * 2.0 - 1.0));
          gl_FragColor = vec4(lit, soft * edge * smoothstep(0.4, 0.78, body) * 0.62);
        }`,
    });
    const card = new Mesh(new PlaneGeometry(0.1, 0.17).translate(0, 0.085, 0), material);
    card.renderOrder = 6 + layer;
    card.frustumCulled = false;
    group.add(card);
  }
  return { group, update: (seconds) => (time.value = seconds) };
}
