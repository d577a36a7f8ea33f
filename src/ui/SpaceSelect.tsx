/** Which colour the open sequence works in: asked once for each, since Premiere does not tell. */

import type { ReactNode } from "react";
import { WORKING_SPACES, type WorkingSpace } from "../core/working-space";
import { Select } from "./controls";
import { openSequence } from "./sequence";
import { useStudio, useText } from "./useStudio";

/** `asks`: whether it also says why. */
export function SpaceSelect(props: {
  readonly asks: boolean;
  readonly onChoose: (space: WorkingSpace) => void;
}): ReactNode {
  const { asks, onChoose } = props;
  const text = useText();
  const name = useStudio((state) => openSequence(state)?.name ?? "");
  return (
    <>
      {asks && <p className="why">{text.check.spaceAsks(name)}</p>}
      <div className="row">
        <Select<WorkingSpace | "">
          label={text.check.space(name)}
          value=""
          choices={[
            { value: "", text: text.check.choose },
            ...WORKING_SPACES.map((value) => ({ value, text: text.check.spaces[value] })),
          ]}
          onChoose={(space) => {
            if (space !== "") onChoose(space);
          }}
        />
      </div>
    </>
  );
}
