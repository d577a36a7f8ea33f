/** A decoded frame into a frame of the copy: turned, scaled and cut, recoloured; black where there is no picture. */

import type { VideoSample } from "mediabunny";
import { layInto, turned, type CopyPlan, type Laid } from "../../../core/fit-copy";
import type { I420 } from "../drawing";
import { emptyI420 } from "../i420";
import type { Film } from "./film";
import { codingOf, emptyPlanes, PlaneReader, upright, type Coding, type Planes } from "./planes";
import { copyInto, Recolouring } from "./recolouring";
import { Scaling } from "./scaling";

/** One frame after the other into the copy's size and colours. */
export class Laying {
  private readonly film: Pick<Film, "rotation" | "flip" | "pixelAspect">;
  private readonly plan: CopyPlan;
  private readonly cube: Float32Array | undefined;
  private readonly reader: PlaneReader;
  private recoloured = emptyPlanes(2, 2);
  private recolouring: { readonly from: Coding; readonly by: Recolouring } | undefined;
  /** For planes of the size that came last; a film may change its size on the way. */
  private scaling:
    { readonly width: number; readonly height: number; readonly laid: Laid; readonly by: Scaling } | undefined;

  constructor(
    film: Pick<Film, "rotation" | "flip" | "pixelAspect" | "colour">,
    plan: CopyPlan,
    cube: Float32Array | undefined,
  ) {
    this.film = film;
    this.plan = plan;
    this.cube = cube;
    this.reader = new PlaneReader(codingOf(film.colour));
  }

  /** Into `into` if it has the copy's size, else into a frame of its own; returns that frame. */
  async lay(sample: VideoSample, into: I420): Promise<I420> {
    const { planes, coding } = await this.reader.read(sample);
    return this.layPlanes(planes, coding, into);
  }

  layPlanes(stored: Planes, coding: Coding, into: I420): I420 {
    const planes = upright(stored, this.film);
    const { laid, by } = this.scalingFor(planes);
    const { width, height } = this.plan.size;
    const frame = into.width === width && into.height === height ? into : emptyI420(width, height);
    if (laid.into.width < width || laid.into.height < height) blacken(frame);
    const recolouring = this.recolouringFor(coding);
    // Where there are fewer pixels: made larger, a picture is recoloured first, as Premiere applies effects before motion.
    if (!recolouring.isNone && isMadeLarger(planes, laid)) {
      if (this.recoloured.width !== planes.width || this.recoloured.height !== planes.height) {
        this.recoloured = emptyPlanes(planes.width, planes.height);
      }
      recolouring.apply(planes, this.recoloured, { x: 0, y: 0 });
      copyInto(by.apply(this.recoloured), frame, laid.into);
    } else {
      recolouring.apply(by.apply(planes), frame, laid.into);
    }
    return frame;
  }

  private scalingFor({ width, height }: Planes): { readonly laid: Laid; readonly by: Scaling } {
    if (this.scaling === undefined || this.scaling.width !== width || this.scaling.height !== height) {
      const { pixelAspect } = turned({ width, height }, this.film.pixelAspect, this.film.rotation);
      const laid = layInto({ size: { width, height }, pixelAspect }, this.plan);
      this.scaling = { width, height, laid, by: new Scaling({ width, height }, laid.from, laid.into) };
    }
    return this.scaling;
  }

  private recolouringFor(from: Coding): Recolouring {
    if (this.recolouring?.from !== from) this.recolouring = { from, by: new Recolouring(from, this.cube) };
    return this.recolouring.by;
  }
}

function isMadeLarger({ width, height }: Planes, { from, into }: Laid): boolean {
  return width % 2 === 0 && height % 2 === 0 && into.width * into.height > from.width * from.height;
}

/** BT.709 limited range. */
function blacken({ width, height, bytes }: I420): void {
  bytes.fill(16, 0, width * height);
  bytes.fill(128, width * height);
}
