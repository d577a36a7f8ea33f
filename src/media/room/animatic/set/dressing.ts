/** What a style does to the set before it is shot: clay instead of paint, hard lamps, a white sweep instead of a place. */

import {
  Color,
  DirectionalLight,
  HemisphereLight,
  Light as Lamp,
  MathUtils,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  Points,
  ShadowMaterial,
  type Material,
  type Object3D,
  type Scene,
} from "three";
import type { FromText } from "../../../../core/staging";
import type { BuiltSet } from "./build";
import { GLOSSY } from "./gloss";
import { isBeforeBlack } from "./lighting";
import { polish, type Polish } from "./polished";

/** Changes the set for good; once, before its first frame. */
export function dress(set: BuiltSet, { look, place, lighting, subjects }: FromText): void {
  const turns = subjects[0]?.action === "turn";
  const { actor } = set;
  const isPhotographed = look.style === "film" || look.style === "noir";
  if (isPhotographed && place === "studio" && isBeforeBlack(lighting) && actor?.lift !== undefined)
    polish(actor.group, actor.height, turns, BLACK);
  switch (look.style) {
    case "film":
    case "pastel":
    case "ink":
      return;
    case "noir":
      hardLamps(set.scene);
      return;
    case "previz":
      clay(set);
      return;
    case "product":
      whiteSweep(set, turns);
      return;
  }
}

/** Black acrylic, as products stand on before a black ground. */
const BLACK: Polish = { colour: new Color(0.006, 0.006, 0.007), shaded: 0.6, mirrors: 0.62, ends: 2.4 };

/** One lamp does it all; what fills the shadows is taken away. */
function hardLamps(scene: Scene): void {
  for (const lamp of lampsIn(scene)) {
    if (lamp instanceof DirectionalLight && lamp.castShadow) {
      lamp.intensity *= 1.5;
      lamp.shadow.radius = 0.6;
    } else if (lamp instanceof HemisphereLight) lamp.intensity *= 0.42;
    else if (lamp instanceof DirectionalLight) lamp.intensity *= 0.5;
  }
}

/** A viewport's own greys and light, whatever the hour: linear light, and lamps' strengths. */
const CLAY = { place: 0.46, subject: 0.82, air: 0.62, key: 2.6, dome: 1.5, ground: 0.4 } as const;

function clay({ scene, sky, actors }: BuiltSet): void {
  for (const lamp of lampsIn(scene)) {
    lamp.color.setScalar(1);
    if (lamp instanceof HemisphereLight) {
      lamp.groundColor.setScalar(CLAY.ground);
      lamp.intensity = CLAY.dome;
    } else lamp.intensity = lamp.castShadow ? CLAY.key : 0;
  }
  moulded(scene, CLAY.place);
  moulded(actors, CLAY.subject);
  sky.visible = false;
  scene.background = new Color(CLAY.air, CLAY.air, CLAY.air);
  scene.fog?.color.setScalar(CLAY.air);
}

/** Takes paint and pictures off all surfaces; what moves in their programs still moves. Light that is painted is left out. */
function moulded(parent: Object3D, grey: number): void {
  parent.traverse((part) => {
    if (part instanceof Points) part.visible = false;
    if (!isMesh(part)) return;
    for (const material of materialsOf(part)) {
      if (!isPainted(material)) continue;
      if (material instanceof MeshBasicMaterial && material.transparent) part.visible = false;
      material.color.setScalar(material instanceof MeshBasicMaterial ? CLAY.air * 0.8 : grey);
      material.vertexColors = false;
      // The holes in leaves and fences are in their pictures.
      if (material.alphaTest === 0) material.map = null;
      if (!(material instanceof MeshBasicMaterial)) {
        material.emissive.setScalar(0);
        material.emissiveMap = null;
      }
      if (material.userData[GLOSSY] === true) {
        material.onBeforeCompile = () => undefined;
        material.customProgramCacheKey = () => "clay";
      }
      material.needsUpdate = true;
    }
  });
}

/** Seamless paper behind and under the subject, lit until it is white, and polished where a product stands on it. */
function whiteSweep({ scene, sky, place, foot, actor }: BuiltSet, turns: boolean): void {
  place.group.visible = false;
  sky.visible = false;
  scene.background = WHITE;
  scene.fog = null;
  for (const lamp of lampsIn(scene)) {
    lamp.color.lerp(new Color(1, 1, 1), 0.8);
    if (lamp instanceof HemisphereLight) {
      lamp.groundColor.setScalar(0.9);
      lamp.intensity =
        actor?.lift === undefined ? Math.max(lamp.intensity, 1.9) : MathUtils.clamp(lamp.intensity, 0.8, 1.3);
    } else if (lamp.castShadow && lamp instanceof DirectionalLight) {
      lamp.intensity = Math.min(lamp.intensity, 2.2);
      lamp.shadow.radius = 5;
    }
  }
  if (actor?.lift !== undefined) {
    polish(actor.group, actor.height, turns, { colour: WHITE, shaded: 0.72, mirrors: 0.45 });
    return;
  }
  const floor = new Mesh(new PlaneGeometry(SWEEP, SWEEP).rotateX(-Math.PI / 2), sweepPaper());
  floor.position.copy(foot);
  floor.receiveShadow = true;
  scene.add(floor);
}

/** Linear light. */
const WHITE = new Color(2, 2, 2);
/** Metres. */
const SWEEP = 400;

/** Shows the shadow that falls on it and nothing else. */
function sweepPaper(): Material {
  const material = new ShadowMaterial({ opacity: 0.26, color: "#3a4150" });
  material.depthWrite = true;
  return material;
}

function lampsIn(scene: Scene): readonly Lamp[] {
  const lamps: Lamp[] = [];
  scene.traverse((part) => {
    if (part instanceof Lamp) lamps.push(part);
  });
  return lamps;
}

function isMesh(object: Object3D): object is Mesh {
  return object instanceof Mesh;
}

function materialsOf(mesh: Mesh): readonly Material[] {
  return [mesh.material].flat();
}

function isPainted(material: Material): material is MeshLambertMaterial | MeshStandardMaterial | MeshBasicMaterial {
  return (
    material instanceof MeshLambertMaterial ||
    material instanceof MeshStandardMaterial ||
    material instanceof MeshBasicMaterial
  );
}
