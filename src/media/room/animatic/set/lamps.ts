/** The lamps that light a set: sun or moon with its shadows, a reflector beside the camera, what comes from all sides, and the lamps of the plan. */

import {
  Color,
  DirectionalLight,
  DoubleSide,
  Group,
  HemisphereLight,
  Material,
  MathUtils,
  Mesh,
  MeshLambertMaterial,
  PointLight,
  ShaderMaterial,
  SpotLight,
  Vector3,
  type Object3D,
} from "three";
import { isIndoors } from "../../../../core/staging";
import type { Kit } from "./kit";
import { SCHEMES, type Lamp } from "./lighting";
import type { Rgb } from "./hours";
import { TRAITS } from "./traits";

/** Metres from the subject to the lamp that stands for the sun. */
const SUN_AWAY = 140;

export interface Lamps {
  readonly group: Group;
  /** `seconds` from the first frame: flames flicker. The lamps of the plan go along with the subject, gone by `step`. */
  update(seconds: number, step: Vector3): void;
}

/** What is lit: where it stands, how high it is, and how far from it the camera is. Metres. */
export interface Lit {
  readonly foot: Vector3;
  readonly height: number;
  readonly distance: number;
}

export function lampsOf(kit: Kit, lit: Lit): Lamps {
  const { light, staging } = kit;
  const isStudio = staging.place === "studio";
  const scheme = SCHEMES[staging.lighting];
  const group = new Group();
  // No sun finds its way into a studio.
  if (!isStudio) group.add(...sunOf(kit, lit));
  // A reflector beside the camera, away from the sun: no face is left black.
  const reflector = new DirectionalLight(new Color(...light.fill).lerp(new Color(...light.key), 0.45), light.reflector);
  reflector.position.set(-Math.sign(light.direction.x) * 60, 42, 70).add(lit.foot);
  reflector.target.position.copy(lit.foot);
  const share = TRAITS[staging.place].skylight - (staging.place === "street" ? 0.9 * light.lamps : 0);
  group.add(
    reflector,
    reflector.target,
    new HemisphereLight(new Color(...light.fill), new Color(...light.bounce), light.fillStrength * share * 1.1),
  );
  const plan = isStudio && scheme.lamps.length === 0 ? SCHEMES.soft.lamps : scheme.lamps;
  const rig = new Group();
  const flames = plan.flatMap((lamp) => rigged(kit, lit, lamp, rig));
  // A viewport has its own light: no flame is to set its lamp again.
  const burns = staging.look.style !== "previz";
  group.add(rig);
  return {
    group,
    update: (seconds, step) => {
      rig.position.copy(step);
      if (burns) for (const flame of flames) flame(seconds);
    },
  };
}

/** The sun or the moon, and its target; sharpest at the subject's foot. Under a closed sky the light comes from above. */
function sunOf(
  { light, staging, hasGpu }: Kit,
  { foot, height, distance }: Lit,
): readonly [DirectionalLight, Object3D] {
  const isUnderRoof = isIndoors(staging.place);
  const sun = new DirectionalLight(new Color(...light.key), light.keyStrength);
  const from = light.direction.clone().lerp(new Vector3(0, 1, 0), isUnderRoof ? 0 : light.veil * 0.8);
  sun.position.copy(from.normalize()).multiplyScalar(SUN_AWAY).add(foot);
  sun.target.position.copy(foot);
  // Under street lamps nobody sees what the moon throws.
  sun.castShadow = staging.place !== "street" || light.lamps < 0.5;
  // A room's far corners would else lie in sun that came through its walls.
  const reach = isUnderRoof
    ? Math.max(6, distance * 1.1)
    : Math.min(46, Math.max(height < 0.7 ? 2.4 : 7, distance * 1.1));
  const { camera } = sun.shadow;
  camera.left = camera.bottom = -reach;
  camera.right = camera.top = reach;
  // A shallow box: the bias, a share of its depth, stays a few centimetres.
  camera.near = Math.max(1, SUN_AWAY - reach * 3);
  camera.far = SUN_AWAY + reach * 3;
  sun.shadow.bias = -0.0006;
  sun.shadow.normalBias = reach / 500;
  sun.shadow.radius = 2.4 + light.veil * 2;
  sun.shadow.mapSize.setScalar(hasGpu ? 2048 : 640);
  return [sun, sun.target];
}

type Flame = (seconds: number) => void;

/** Sets a lamp of the plan into the rig. What it hands back is to be called for every frame. */
function rigged(kit: Kit, lit: Lit, lamp: Lamp, rig: Group): readonly Flame[] {
  const colour = colourOf(kit, lamp.colour);
  const strength = lamp.strength * gainOf(kit);
  const { foot, height } = lit;
  const side = Math.sign(kit.light.direction.x) || 1;
  const azimuth = MathUtils.degToRad(lamp.azimuth) * side;
  const elevation = MathUtils.degToRad(lamp.elevation);
  const towards = new Vector3(
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  );
  const middle = foot.clone().setY(foot.y + height * 0.58);
  switch (lamp.kind) {
    case "spot": {
      const away = Math.max(1.2, height * 2.7);
      const spot = new SpotLight(colour, strength, 0, MathUtils.degToRad(lamp.cone), 0.7, 0);
      spot.position.copy(towards).multiplyScalar(away).add(middle);
      spot.target.position.copy(middle);
      if (lamp.hardness !== undefined) shade(kit, spot, away, height, lamp.hardness);
      rig.add(spot, spot.target);
      return [];
    }
    case "wrap": {
      const surface = new HemisphereLight(colour, colour.clone().multiplyScalar(0.04), strength);
      surface.position.copy(towards);
      rig.add(surface);
      return [];
    }
    case "bulb": {
      const away = height * lamp.away;
      const bulb = new PointLight(colour, 0, 0, 2);
      const home = towards.multiplyScalar(away).add(foot.clone().setY(foot.y + height * 0.74));
      bulb.position.copy(home);
      rig.add(bulb);
      const flame = flickerOf(kit, lamp.flicker);
      return [
        (seconds) => {
          const burning = flame(seconds);
          // It falls off with the square: at the subject it is as strong as asked.
          bulb.intensity = strength * away * away * burning;
          bulb.position.y = home.y + away * 0.12 * lamp.flicker * (burning - 1);
        },
      ];
    }
    case "wash": {
      // Outside, the sky is what stands bright behind.
      if (!isIndoors(kit.staging.place)) return [];
      for (const across of [-1, 1]) {
        const spot = new SpotLight(colour, strength, 0, 1.05, 0.8, 0);
        spot.position.set(foot.x + across * 1.4, foot.y + Math.max(1, height * 0.9), foot.z - 0.8);
        spot.target.position.set(foot.x + across * 0.9, foot.y + 1.3, foot.z - 6);
        rig.add(spot, spot.target);
      }
      return [];
    }
  }
}

/** Only the subject and what is behind it: a ceiling between lamp and subject is not there for a gaffer. */
function shade({ hasGpu }: Kit, spot: SpotLight, away: number, height: number, hardness: number): void {
  spot.castShadow = true;
  const { shadow } = spot;
  shadow.mapSize.setScalar(hasGpu ? 1024 : 512);
  shadow.camera.near = Math.max(0.1, away - height * 1.2);
  shadow.camera.far = away + height * 5;
  shadow.bias = -0.0012;
  shadow.normalBias = (away * Math.tan(spot.angle)) / 160;
  shadow.radius = 1.2 + (1 - hardness) * 5;
  shadow.intensity = 0.65 + 0.35 * hardness;
}

/** Stage lamps in a studio take on the hour that is asked for. */
function colourOf({ light, staging }: Kit, colour: Rgb | "key" | "fill"): Color {
  if (colour === "key") return new Color(...light.key);
  if (colour === "fill") return new Color(...light.fill);
  const own = new Color(...colour);
  return staging.place === "studio" ? own.lerp(own.clone().multiply(new Color(...light.key)), 0.6) : own;
}

/** What a lamp needs to look as strong at this exposure as it is called. After dark everything is set a little lower. */
function gainOf({ light, staging }: Kit): number {
  const isDark = light.phase === "night" ? 1 : light.phase === "dusk" ? 0.6 : 0;
  return (1 - (staging.place === "studio" ? 0.2 : 0.3) * isDark) / light.exposure;
}

/** Around 1; slow swells under a quick flutter, of waves that the seed sets going. */
function flickerOf(kit: Kit, amount: number): (seconds: number) => number {
  const chance = kit.chance("flame");
  const waves = [0.7, 1.9, 3.7, 6.1, 9.3].map((perSecond, i) => ({
    turn: perSecond * chance.between(0.85, 1.15) * Math.PI * 2,
    start: chance.between(0, Math.PI * 2),
    size: [0.3, 0.28, 0.2, 0.14, 0.08][i] ?? 0,
  }));
  return (seconds) =>
    waves.reduce((sum, { turn, start, size }) => sum + amount * 0.55 * size * Math.sin(seconds * turn + start), 1);
}

/** Takes all light off who is to be a silhouette: the scene keeps its own. */
export function blackened(subject: Object3D): void {
  const black = new MeshLambertMaterial({ color: "#08080a", side: DoubleSide });
  subject.traverse((part) => {
    const isSolid =
      part instanceof Mesh && part.material instanceof Material && !(part.material instanceof ShaderMaterial);
    if (isSolid) part.material = black;
  });
}
