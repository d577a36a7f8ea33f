/** Whether the ledgers hang together, in a line; the rest of what can be asked of them behind it. */

import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "../core/failure";
import type { LedgerFile, LedgerState } from "../studio/ledger/ledger-state";
import { clockOf } from "./clock";
import { Button } from "./controls";
import { NamesOut } from "./MetadataSettings";
import { FailureText } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** Letters of a sum or a device's id that tell it from others on a screen. */
const SHORT = 4;

export function LedgerBlock(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const ledger = useStudio((state) => state.ledger);
  const [isOpen, setIsOpen] = useState(false);
  const isUnasked = ledger.kind === "none";
  useEffect(() => {
    if (isUnasked) void studio.ledger.look();
  }, [isUnasked, studio]);

  return (
    <section className="block ruled" aria-label={text.ledger.title}>
      <div className="row">
        <h2 className="title">{text.ledger.title}</h2>
        <span className="spring" />
        {ledger.kind === "read" && (
          <Button kind="link" expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
            {text.ledger.more}
          </Button>
        )}
      </div>
      <Standing ledger={ledger} />
      {isOpen && ledger.kind === "read" && <Rest ledger={ledger} />}
    </section>
  );
}

function Standing(props: { readonly ledger: LedgerState }): ReactNode {
  const { ledger } = props;
  const text = useText();
  switch (ledger.kind) {
    case "none":
    case "reading":
      return (
        <p className="dim" role="status">
          {text.ledger.reading}
        </p>
      );
    case "failed":
      return <Failed failure={ledger.failure} />;
    case "read": {
      const troubled = ledger.files.filter(({ broken, unread }) => broken !== undefined || unread !== undefined);
      const torn = ledger.files.reduce((sum, file) => sum + file.torn, 0);
      return (
        <>
          {ledger.missing.map(({ device, lines }) => (
            <p key={`${device} ${lines}`} className="why bad" role="alert">
              {text.ledger.missing(device.slice(0, 2 * SHORT), lines)}
            </p>
          ))}
          {troubled.map((file) => (
            <Trouble key={file.device} file={file} />
          ))}
          {ledger.missing.length === 0 && troubled.length === 0 && (
            <p className="figures" role="status">
              {wholeText(text, ledger.files)}
            </p>
          )}
          <p className="dim figures">{text.ledger.checked(clockOf(ledger.at, text.months), ledger.since)}</p>
          {ledger.doubtful > 0 && <p className="why bad">{text.ledger.doubtful(ledger.doubtful)}</p>}
          {torn > 0 && <p className="dim">{text.ledger.torn(torn)}</p>}
        </>
      );
    }
  }
}

function Failed(props: { readonly failure: Failure }): ReactNode {
  const text = useText();
  const studio = useCommands();
  return (
    <>
      <FailureText failure={props.failure} />
      <div className="row links">
        <Button kind="link" onPress={() => void studio.ledger.verify()}>
          {text.ledger.verify}
        </Button>
      </div>
    </>
  );
}

/** Only of lines that are chained can anybody say that they are intact. */
function wholeText({ ledger: words }: Text, files: readonly LedgerFile[]): string {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const unchained = files.reduce((sum, file) => sum + file.unchained, 0);
  const filled = files.filter((file) => file.lines > 0);
  const [only, second] = filled;
  if (only === undefined) return unchained === 0 ? words.none : words.unchained(unchained);
  const intact =
    second !== undefined || only.head === undefined
      ? words.intactMany(filled.length, lines)
      : words.intact(lines, `${only.head.slice(0, SHORT)}…${only.head.slice(-SHORT)}`);
  return unchained === 0 ? intact : `${intact}. ${words.unchained(unchained)}`;
}

function Trouble(props: { readonly file: LedgerFile }): ReactNode {
  const { device, isMine, broken } = props.file;
  const text = useText();
  const short = device.slice(0, 2 * SHORT);
  if (broken === undefined) {
    return (
      <p className="why warn" role="alert">
        {text.ledger.unread(short)}
      </p>
    );
  }
  return (
    <>
      <p className={broken.kind === "torn" ? "why warn" : "why bad"} role="alert">
        {text.ledger.broken(broken, short, isMine)}
      </p>
      {broken.kind !== "torn" && <p className="dim">{text.ledger.brokenSays}</p>}
    </>
  );
}

function Rest(props: { readonly ledger: Extract<LedgerState, { kind: "read" }> }): ReactNode {
  const { noted, untold, words, savedTo } = props.ledger;
  const text = useText();
  const studio = useCommands();
  return (
    <>
      <p className="dim">
        {noted.project === "unreadable" ? text.ledger.notedUnreadable : text.ledger.noted(noted.project, noted.exports)}{" "}
        {text.ledger.says}
      </p>
      {untold > 0 && <p className="why warn">{text.ledger.untold(untold)}</p>}
      <div className="row actions">
        <Button onPress={() => void studio.ledger.saveAs("csv")}>{text.ledger.csv}</Button>
        <Button onPress={() => void studio.ledger.saveAs("json")}>{text.ledger.json}</Button>
      </div>
      <div className="row actions">
        <Button kind="link" onPress={() => void studio.ledger.verify()}>
          {text.ledger.verify}
        </Button>
        <span className="gap" />
        <Button kind="link" onPress={() => void studio.ledger.checkAgainst()}>
          {text.ledger.against}
        </Button>
      </div>
      {savedTo !== undefined && (
        <p className="dim path" role="status">
          {text.settings.savedTo(savedTo)}
        </p>
      )}
      <NamesOut />
      {words.length > 0 && (
        <>
          <h3 className="title places">{text.ledger.words(words.length)}</h3>
          <p className="dim">{text.ledger.wordsSay}</p>
          {words.map(({ id, text: said }) => (
            <div key={id} className="row">
              <span className="cut">{said}</span>
              <span className="spring" />
              <Button kind="link" onPress={() => void studio.ledger.erase([id])} says={text.ledger.erase(said)}>
                {text.ledger.eraseShort}
              </Button>
            </div>
          ))}
        </>
      )}
    </>
  );
}
