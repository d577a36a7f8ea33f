/** What is done with all ranges of a cut, at the foot of the Review tab. */

import type { ReactNode } from "react";
import type { Audit } from "../core/audit";
import type { PackState, TakingIn } from "../studio/review/review-state";
import { Button } from "./controls";
import { FailureText } from "./Problem";
import { Steps } from "./Steps";
import { useCommands, useStudio, useText } from "./useStudio";

export function ReviewActions(props: { readonly audit: Audit }): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { pack, taking, unshown } = useStudio((state) => state.review);
  const isMaking = pack.kind === "making";
  const hasAny = props.audit.ranges.some(({ made }) => made !== "animatic");
  return (
    <>
      <div className="row actions">
        <Button
          says={text.review.makePackSays}
          disabled={isMaking || !hasAny}
          onPress={() => void studio.review.makePack(text.review.page)}
        >
          {text.review.makePack}
        </Button>
        <Button says={text.review.takeInSays} onPress={() => void studio.review.takeIn()}>
          {text.review.takeIn}
        </Button>
      </div>
      <Pack pack={pack} />
      <Taken taking={taking} />
      {unshown !== undefined && <p className="warn">{text.review.unshown(unshown.join(", "))}</p>}
    </>
  );
}

function Pack(props: { readonly pack: PackState }): ReactNode {
  const { pack } = props;
  const text = useText();
  const studio = useCommands();
  switch (pack.kind) {
    case "none":
      return null;
    case "making":
      return (
        <Steps
          says={text.review.making[pack.step](pack.done, pack.total)}
          stop={text.review.stop}
          onStop={() => studio.review.stopPack()}
        />
      );
    case "made":
      return (
        <>
          <p className="dim path" role="status">
            {text.review.made(pack.ranges, pack.stills, pack.films, pack.folder)}
          </p>
          {pack.films === 0 && <p className="dim">{text.review.stillsOnly}</p>}
        </>
      );
    case "failed":
      return <FailureText failure={pack.failure} />;
  }
}

function Taken(props: { readonly taking: TakingIn }): ReactNode {
  const { taking } = props;
  const text = useText();
  switch (taking.kind) {
    case "none":
      return null;
    case "taken": {
      const { taken, known, reopened, outweighed = 0, file } = taking;
      const said = [
        text.review.taken(taken, file),
        ...(known === 0 ? [] : [text.review.known(known)]),
        ...(reopened === undefined ? [text.review.unread] : reopened === 0 ? [] : [text.review.reopened(reopened)]),
        ...(outweighed === 0 ? [] : [text.review.outweighed(outweighed)]),
      ];
      return (
        <p className={reopened === undefined || reopened > 0 || outweighed > 0 ? "warn" : "dim"} role="status">
          {said.join(" ")}
        </p>
      );
    }
    case "failed":
      return <FailureText failure={taking.failure} />;
  }
}
