/** The Animatic's page, which can also tell what each of the cast covers of the frame, and how light it is. */

import { DoubleSide, Mesh, MeshBasicMaterial, Points, ShaderMaterial, type Object3D } from "three";
import type { Silhouette } from "./animatic-cast-api";
import "./animatic-hidden-page";
import { openPlainSet } from "./animatic-plain-set";

window.outline = (request, indexes) => {
  const [set, stage] = openPlainSet(request);
  const white = new MeshBasicMaterial({ color: 0xffffff, fog: false, side: DoubleSide });
  set.scene.fog = null;
  const { width, height } = stage.size;
  const alone = (shown: Object3D | undefined, index: number): Silhouette => {
    const own = new Set<Object3D>();
    shown?.traverse((part) => own.add(part));
    set.scene.traverse((part) => {
      if (part instanceof Points) part.visible = false;
      if (!(part instanceof Mesh)) return;
      part.visible = own.has(part) && !(part.material instanceof ShaderMaterial);
      if (part.visible) part.material = white;
    });
    const rgba = new Uint8Array(width * height * 4);
    stage.render(set.scene, set.shot, index, rgba);
    const columns = Array.from({ length: width }, (_, x) => {
      const rows = Array.from({ length: height }, (_row, y) => rgba[(y * width + x) * 4] ?? 0);
      return rows.filter((value) => value > 110).length / height;
    });
    return { columns };
  };
  const found = indexes.map((index) => {
    set.at(index);
    const subject = alone(set.actor?.group, index);
    return { subject, ...(set.shoulder && { shoulder: alone(set.shoulder.group, index) }) };
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
