/** The Animatic's page, which can also tell what each of the cast covers of the frame, and how light it is. */

import { DoubleSide, Mesh, MeshBasicMaterial, Points, ShaderMaterial, type Object3D } from "three";
import type { Silhouette } from "./animatic-cast-api";
import "./animatic-hidden-page";
import { openPlainSet } from "./animatic-plain-set";

window.outline = (request, indexes, who) => {
  const [set, stage] = openPlainSet(request);
  const shown = who === "shoulder" ? set.shoulder?.group : set.actor?.group;
  const own = new Set<Object3D>();
  shown?.traverse((part) => own.add(part));
  const white = new MeshBasicMaterial({ color: 0xffffff, fog: false, side: DoubleSide });
  set.scene.fog = null;
  const { width, height } = stage.size;
  const found = indexes.map((index): Silhouette => {
    set.at(index);
    set.scene.traverse((part) => {
      if (part instanceof Points) part.visible = false;
      if (!(part instanceof Mesh)) return;
      if (own.has(part) && !(part.material instanceof ShaderMaterial)) part.material = white;
      else part.visible = false;
    });
    const rgba = new Uint8Array(width * height * 4);
    stage.render(set.scene, set.shot, index, rgba);
    const columns = Array.from({ length: width }, (_, x) => {
      const rows = Array.from({ length: height }, (_row, y) => rgba[(y * width + x) * 4] ?? 0);
      return rows.filter((value) => value > 110).length / height;
    });
    return { columns };
  });
  stage.dispose(set.scene);
  return found;
};

window.heights = (request, index) => {
  const [set, stage] = openPlainSet(request);
  set.at(index);
  const foot = set.foot.y;
  const lift = set.actor?.lift ?? 0;
  const eye = set.shot.camera.position.y;
  stage.dispose(set.scene);
  return { lift, eye: eye - foot };
};
