/** How far a part of the check is, and how to stop it. */

import type { ReactNode } from "react";
import type { CheckPart } from "../studio/check/check-state";
import { Button } from "./controls";
import { useCommands, useText } from "./useStudio";

export function CheckSteps(props: { readonly part: CheckPart; readonly says: string }): ReactNode {
  const text = useText();
  const studio = useCommands();
  return (
    <div className="row">
      <span className="dim figures" role="status">
        {props.says}
      </span>
      <span className="spring" />
      <Button kind="link" onPress={() => studio.check.stop(props.part)}>
        {text.check.stop}
      </Button>
    </div>
  );
}
