/** A press that may spend: where that is wanted, a second one says yes, and only to what stood there at the first. */

import { useState, type ReactNode } from "react";
import { Button, onEscape } from "./controls";
import { useText } from "./useStudio";

export interface SecondPress {
  /** The first press was made, and what it would do is still the same. */
  readonly isConfirming: boolean;
  readonly isUnderWay: boolean;
  /** A question stood where the button is. */
  readonly hasAsked: boolean;
  /** Never rejects, as long as what it does never does. */
  readonly press: () => Promise<void>;
  /** What is on its way by now cannot be taken back any more, and is not. */
  readonly takeBack: () => void;
}

/**
 * `isWanted`: the press costs as much as wants a second one, and nothing refuses it. `meant`: what is about to be done or spent;
 * anything else has not been agreed to, not even if it is meant again later. `act` hears whether it was confirmed. Until it is
 * through a second press would be a second order that nobody meant.
 */
export function useSecondPress(
  isWanted: boolean,
  meant: readonly unknown[],
  act: (confirmed: boolean) => Promise<void>,
): SecondPress {
  const [agreed, setAgreed] = useState<readonly unknown[]>();
  const [isUnderWay, setUnderWay] = useState(false);
  const [hasAsked, setHasAsked] = useState(false);
  const isConfirming = isWanted && agreed?.every((one, index) => Object.is(one, meant[index])) === true;
  if (agreed !== undefined && !isConfirming) setAgreed(undefined);

  async function press(): Promise<void> {
    if (isWanted && !isConfirming) {
      setHasAsked(true);
      return setAgreed(meant);
    }
    setUnderWay(true);
    await act(isConfirming);
    setUnderWay(false);
    setAgreed(undefined);
  }

  function takeBack(): void {
    if (!isUnderWay) setAgreed(undefined);
  }

  return { isConfirming, isUnderWay, hasAsked, press, takeBack };
}

/** In the place of the button that was pressed. The keyboard is on the way back, where a key that is held down spends nothing. */
export function Confirming(props: {
  readonly says: string;
  readonly yes: string;
  readonly second: SecondPress;
}): ReactNode {
  const { says, yes, second } = props;
  const text = useText();
  return (
    <div className="costly" onKeyDown={onEscape(second.takeBack)}>
      <p className="confirm">{says}</p>
      <Button kind="primary" onPress={() => void second.press()} disabled={second.isUnderWay}>
        {yes}
      </Button>
      <div className="row centred">
        <Button kind="link" onPress={second.takeBack} disabled={second.isUnderWay} takesKeyboard>
          {text.wire.order.notNow}
        </Button>
      </div>
    </div>
  );
}
