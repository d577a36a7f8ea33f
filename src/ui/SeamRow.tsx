/** A cut between two links: what is seen on either side of it, and what was measured. */

import type { ReactNode } from "react";
import type { SeamView } from "../studio/scenes/scene-state";
import { useText } from "./useStudio";

/** The last frame before the cut and the first one after it, and what was measured between them. */
export function SeamRow(props: { readonly seam: SeamView; readonly index: number }): ReactNode {
  const { figures, verdict, pictures } = props.seam;
  const { index } = props;
  const text = useText();
  const around = Math.max(figures.before?.luma ?? 0, figures.after?.luma ?? 0);
  // Where next to nothing moves, times of nothing say nothing.
  const canCompare = around > 0 && (verdict === "even" || verdict === "jump");
  const isBad = verdict === "doubled" || verdict === "jump";
  return (
    <div className="seam-row" title={text.scene.seamSays(figures)}>
      <div className="seam-pair">
        {pictures !== undefined && (
          <>
            <img className="seam-picture" src={pictures.before} alt={text.scene.before(index)} />
            <img className="seam-picture" src={pictures.after} alt={text.scene.picture(index + 1)} />
          </>
        )}
      </div>
      <p className="seam-words dim figures">
        <span className="happened">{text.scene.seam(figures)}</span>
        {", "}
        <span className={isBad ? "warn" : ""}>{text.scene.verdicts[verdict]}</span>
        {canCompare && `, ${text.scene.step(figures.cut.luma / around)}`}
      </p>
    </div>
  );
}
