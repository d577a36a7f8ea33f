/** A press that may spend: where that is wanted, a second one says yes, and only to what stood there at the first. */

import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, onEscape } from "./controls";
import { useText } from "./useStudio";

export interface SecondPress {
  /** The first press was made, and what it would do is still the same. */
  readonly isConfirming: boolean;
  readonly isUnderWay: boolean;
  /** Never rejects, as long as what it does never does. */
  readonly press: () => Promise<void>;
  readonly takeBack: () => void;
}

/**
 * `meant`: what is about to be done or spent; anything else has not been agreed to. `act` hears whether it was confirmed. Until
 * it is through a second press would be a second order that nobody meant.
 */
export function useSecondPress(
  isWanted: boolean,
  meant: readonly unknown[],
  act: (confirmed: boolean) => Promise<void>,
): SecondPress {
  const [agreed, setAgreed] = useState<readonly unknown[]>();
  const [isUnderWay, setUnderWay] = useState(false);
  const isConfirming = isWanted && agreed?.every((one, index) => Object.is(one, meant[index])) === true;

  async function press(): Promise<void> {
    if (isWanted && !isConfirming) return setAgreed(meant);
    setUnderWay(true);
    await act(isConfirming);
    setUnderWay(false);
    setAgreed(undefined);
  }

  return { isConfirming, isUnderWay, press, takeBack: () => setAgreed(undefined) };
}

/** In the place of the button that was pressed. The keyboard is on the way back, where a key that is held down spends nothing. */
export function Confirming(props: {
  readonly says: string;
  readonly yes: string;
  readonly second: SecondPress;
}): ReactNode {
  const { says, yes, second } = props;
  const text = useText();
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => back.current?.querySelector("button")?.focus(), []);
  return (
    <div className="costly" onKeyDown={onEscape(second.takeBack)}>
      <p className="confirm">{says}</p>
      <Button kind="primary" onPress={() => void second.press()} disabled={second.isUnderWay}>
        {yes}
      </Button>
      <div className="row centred" ref={back}>
        <Button kind="link" onPress={second.takeBack}>
          {text.wire.order.notNow}
        </Button>
      </div>
    </div>
  );
}
