/** How far a part of the check is, and how to stop it. */

import type { ReactNode } from "react";
import type { CheckPart } from "../studio/check/check-state";
import { Steps } from "./Steps";
import { useCommands, useText } from "./useStudio";

export function CheckSteps(props: { readonly part: CheckPart; readonly says: string }): ReactNode {
  const { check: text } = useText();
  const { check } = useCommands();
  return <Steps says={props.says} stop={text.stop} onStop={() => check.stop(props.part)} />;
}
