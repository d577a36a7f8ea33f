/** A button that may spend: where that is wanted, a second press says yes. */

import type { ReactNode } from "react";
import type { Estimate } from "../core/money";
import { Confirming, useSecondPress } from "./Confirming";
import { Button } from "./controls";
import { useText } from "./useStudio";

export function Costly(props: {
  readonly children: ReactNode;
  readonly estimate: Estimate;
  readonly confirm: boolean;
  readonly onPress: (confirmed: boolean) => Promise<void>;
  readonly kind?: "plain" | "primary";
  readonly disabled?: boolean;
  readonly says?: string;
  readonly describedBy?: string;
}): ReactNode {
  const { children, estimate, confirm, onPress, kind = "plain", disabled = false, says, describedBy } = props;
  const text = useText();
  const second = useSecondPress(confirm && !disabled, [JSON.stringify(estimate)], onPress);
  return second.isConfirming ? (
    <Confirming says={text.scene.asks(estimate)} yes={text.scene.confirm(estimate)} second={second} />
  ) : (
    <Button
      kind={kind}
      onPress={() => void second.press()}
      disabled={disabled || second.isUnderWay}
      takesKeyboard={second.hasAsked}
      {...(says && { says })}
      {...(describedBy && { describedBy })}
    >
      {children}
    </Button>
  );
}
