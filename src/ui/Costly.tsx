/** A button that may spend: where that is wanted, a second press says yes. */

import { useState, type ReactNode } from "react";
import type { Estimate } from "../core/money";
import { Button } from "./controls";
import { useText } from "./useStudio";

export function Costly(props: {
  readonly children: ReactNode;
  readonly estimate: Estimate;
  readonly confirm: boolean;
  readonly onPress: (confirmed: boolean) => Promise<void>;
  readonly kind?: "plain" | "primary" | "link";
  readonly disabled?: boolean;
  readonly says?: string;
  readonly describedBy?: string;
}): ReactNode {
  const { children, estimate, confirm, onPress, kind = "plain", disabled = false, says, describedBy } = props;
  const text = useText();
  const [asked, setAsked] = useState<string>();
  const spends = JSON.stringify(estimate);
  const [isUnderWay, setUnderWay] = useState(false);
  // Another sum has not been agreed to.
  const isConfirming = confirm && asked === spends && !disabled;

  async function press(): Promise<void> {
    if (confirm && !isConfirming) return setAsked(spends);
    setUnderWay(true);
    await onPress(isConfirming);
    setUnderWay(false);
    setAsked(undefined);
  }

  return isConfirming ? (
    <div className="costly">
      <p className="confirm">{text.scene.asks(estimate)}</p>
      <Button kind="primary" onPress={() => void press()} disabled={isUnderWay}>
        {text.scene.confirm(estimate)}
      </Button>
      <div className="row centred">
        <Button kind="link" onPress={() => setAsked(undefined)}>
          {text.scene.notNow}
        </Button>
      </div>
    </div>
  ) : (
    <Button
      kind={kind}
      onPress={() => void press()}
      disabled={disabled || isUnderWay}
      {...(says && { says })}
      {...(describedBy && { describedBy })}
    >
      {children}
    </Button>
  );
}
