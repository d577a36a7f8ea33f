/** People, places and looks of the project: kept once, used in any shot. A person wants a consent note to be used. */

import { Fragment, useState, type ReactNode } from "react";
import { isDay } from "../core/decode";
import { LIBRARY_KINDS, RIGHTS_FIELDS, type LibraryKind, type ReferenceRights } from "../core/shot";
import type { LibraryRow } from "../studio/references/reference-state";
import { dayOf } from "../studio/review/policy-state";
import type { StudioState } from "../studio/state";
import { Button, Select, TextField } from "./controls";
import { Note, Problem } from "./Problem";
import { sourceName } from "./ReferenceCard";
import { RightsFields } from "./RightsFields";
import { useCommands, useStudio, useText } from "./useStudio";

/** A picture that the form holds, by its place; a file that is asked for; or words alone. */
export type KeptFrom = number | "file" | "words";

type Run = (command: () => Promise<void>) => void;

export function Library(props: {
  readonly busy: boolean;
  readonly run: Run;
  /** Where a new entry begins; absent while none is being made. */
  readonly keeping: KeptFrom | undefined;
  readonly onKeep: (from: KeptFrom | undefined) => void;
}): ReactNode {
  const { busy, run, keeping, onKeep } = props;
  const text = useText();
  const { entries, unread } = useStudio((state) => state.library);
  return (
    <div className="library" role="group" aria-label={text.reference.library.label}>
      {entries.length === 0 && keeping === undefined && <p className="teach">{text.reference.library.empty}</p>}
      {entries.map((row) => (
        <Entry key={row.id} row={row} busy={busy} run={run} />
      ))}
      {unread.map(({ name, why }) => (
        <Note key={name}>{text.reference.library.unread(name, why)}</Note>
      ))}
      {keeping === undefined ? (
        <Button kind="link" disabled={busy} onPress={() => onKeep("file")}>
          {text.reference.library.new}
        </Button>
      ) : (
        <NewEntry key={String(keeping)} busy={busy} run={run} from={keeping} onDone={() => onKeep(undefined)} />
      )}
      <Problem at="library" />
    </div>
  );
}

function Entry(props: { readonly row: LibraryRow; readonly busy: boolean; readonly run: Run }): ReactNode {
  const { row, busy, run } = props;
  const text = useText();
  const words = text.reference.library;
  const { library } = useCommands();
  const [open, setOpen] = useState<"change" | "remove">();
  const { consent } = row;
  const isUnused = row.kind === "person" && consent === undefined;
  const facts = [
    words.kinds[row.kind],
    row.pictures > 0 ? words.pictures(row.pictures) : words.onlyWords,
    ...(consent === undefined ? [] : [words.consentOf(consent.date)]),
    ...(row.isElsewhere ? [words.elsewhere] : []),
  ];
  const change = (
    <Button
      kind={isUnused ? "plain" : "link"}
      says={words.editSays(row.name)}
      expanded={open === "change"}
      onPress={() => setOpen(open === "change" ? undefined : "change")}
    >
      {isUnused ? words.writeConsent : words.edit}
    </Button>
  );
  return (
    <article className="entry" aria-label={row.name}>
      {row.pictures > 0 && (
        <div className={row.picture === undefined ? "entry-picture awaited" : "entry-picture"}>
          {row.picture !== undefined && <img src={row.picture} alt="" />}
        </div>
      )}
      <div className="entry-facts">
        <p className="title cut">{row.name}</p>
        <p className="dim">
          {facts.map((fact, index) => (
            <Fragment key={fact}>
              {index > 0 && ", "}
              <span className="unbroken">{fact}</span>
            </Fragment>
          ))}
        </p>
        {row.words !== undefined && <p className="entry-words">{row.words}</p>}
        {row.rights !== undefined && <p className="dim">{text.policy.rights.noted(row.rights)}</p>}
        {isUnused && <Note>{words.noConsent}</Note>}
        <div className="row entry-actions">
          {!isUnused && (
            <Button says={words.useSays(row.name)} disabled={busy} onPress={() => run(() => library.use(row.id))}>
              {words.use}
            </Button>
          )}
          {!row.isElsewhere && (
            <>
              {change}
              <Button
                kind="link"
                says={words.removeSays(row.name)}
                expanded={open === "remove"}
                onPress={() => setOpen(open === "remove" ? undefined : "remove")}
              >
                {words.remove}
              </Button>
            </>
          )}
        </div>
        {open === "change" && <Change row={row} busy={busy} run={run} onDone={() => setOpen(undefined)} />}
        {open === "remove" && (
          <div className="row entry-actions">
            <p>{words.removeSure(row.name)}</p>
            <Button disabled={busy} onPress={() => run(() => library.remove(row.id))}>
              {words.remove}
            </Button>
            <Button kind="link" onPress={() => setOpen(undefined)}>
              {words.cancel}
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

/** Name, words and consent, as they are typed; nothing is kept before Save. */
function Change(props: {
  readonly row: LibraryRow;
  readonly busy: boolean;
  readonly run: Run;
  readonly onDone: () => void;
}): ReactNode {
  const { row, busy, run, onDone } = props;
  const text = useText();
  const words = text.reference.library;
  const studio = useCommands();
  const { library } = studio;
  const [name, setName] = useState(row.name);
  const [said, setSaid] = useState(row.words ?? "");
  const [note, setNote] = useState(row.consent?.note ?? "");
  const [date, setDate] = useState(row.consent?.date ?? dayOf(new Date()));
  const [rights, setRights] = useState<ReferenceRights>(row.rights ?? {});
  const isNoted = RIGHTS_FIELDS.some((field) => (rights[field] ?? "").trim() !== (row.rights?.[field] ?? ""));
  const hasNote = row.kind === "person" && note.trim() !== "";
  const isWrong = hasNote && !isDay(date.trim());

  function save(): void {
    const consent =
      row.kind !== "person" ? {} : { consent: hasNote ? { note: note.trim(), date: date.trim() } : ("none" as const) };
    run(async () => {
      await library.edit(row.id, {
        name,
        ...(row.kind === "look" ? { words: said.trim() } : {}),
        ...consent,
        ...(isNoted ? { rights } : {}),
      });
      if (!isRefused(studio.state)) onDone();
    });
  }

  return (
    <div className="entry-form">
      <span className="form-label">{words.name}</span>
      <TextField label={words.name} text={name} onType={setName} />
      {row.kind === "look" && (
        <>
          <span className="form-label">{words.words}</span>
          <TextField label={words.words} hint={words.wordsHint} text={said} lines={2} onType={setSaid} />
        </>
      )}
      {row.kind === "person" && (
        <>
          <span className="form-label">{words.note}</span>
          <TextField label={words.note} hint={words.noteHint} text={note} lines={2} onType={setNote} />
          <span className="form-label">{words.date}</span>
          <TextField label={words.date} hint={words.dateHint} text={date} onType={setDate} />
          {isWrong && <p className="warn">{words.dateWrong}</p>}
        </>
      )}
      {row.pictures > 0 && <RightsFields rights={rights} onType={setRights} />}
      <div className="row entry-actions">
        <Button disabled={busy || isWrong || name.trim() === ""} onPress={save}>
          {words.save}
        </Button>
        <Button kind="link" disabled={busy} onPress={() => run(() => library.addPicture(row.id, "file"))}>
          {words.addPicture}
        </Button>
        {row.consent !== undefined && (
          <Button
            kind="link"
            disabled={busy}
            onPress={() =>
              run(async () => {
                await library.edit(row.id, { consent: "none" });
                if (!isRefused(studio.state)) onDone();
              })
            }
          >
            {words.takeBack}
          </Button>
        )}
        <Button kind="link" onPress={onDone}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

function NewEntry(props: {
  readonly busy: boolean;
  readonly run: Run;
  readonly from: KeptFrom;
  readonly onDone: () => void;
}): ReactNode {
  const { busy, run, onDone } = props;
  const text = useText();
  const words = text.reference.library;
  const studio = useCommands();
  const { library } = studio;
  const held = useStudio((state) => state.form.references);
  const [from, setFrom] = useState<KeptFrom>(props.from);
  const [kind, setKind] = useState<LibraryKind>(
    typeof props.from === "number" && held[props.from]?.frame.role === "subject" ? "person" : "look",
  );
  const [name, setName] = useState("");
  const [said, setSaid] = useState("");
  const isWords = from === "words" && kind === "look";
  const canKeep = name.trim() !== "" && (!isWords || said.trim() !== "");

  function keep(): void {
    run(async () => {
      if (isWords) await library.keepWords(name, said.trim(), "library");
      else if (typeof from === "number") await library.keep(from, { kind, name });
      else await library.keepFile({ kind, name });
      if (!isRefused(studio.state)) onDone();
    });
  }

  return (
    <div className="entry-form">
      <div className="row both-ends">
        <Select
          label={words.kind}
          value={kind}
          choices={LIBRARY_KINDS.map((value) => ({ value, text: words.kinds[value] }))}
          onChoose={(chosen) => {
            setKind(chosen);
            if (chosen !== "look" && from === "words") setFrom("file");
          }}
        />
        <Select
          label={words.from}
          className="still-add"
          value={String(from)}
          choices={[
            ...held.map(({ frame }, index) => ({ value: String(index), text: sourceName(text, frame.from) })),
            { value: "file", text: words.ofFile },
            ...(kind === "look" ? [{ value: "words", text: words.noPicture }] : []),
          ]}
          onChoose={(chosen) => setFrom(chosen === "file" || chosen === "words" ? chosen : Number(chosen))}
        />
      </div>
      <TextField label={words.name} hint={words.nameHint} text={name} onType={setName} />
      {isWords && <TextField label={words.words} hint={words.wordsHint} text={said} lines={2} onType={setSaid} />}
      <div className="row entry-actions">
        <Button disabled={busy || !canKeep} onPress={keep}>
          {words.keep}
        </Button>
        <Button kind="link" onPress={onDone}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

/** What was typed stays until it is kept. */
function isRefused({ problem }: StudioState): boolean {
  return problem?.at === "library";
}
