/** Which rules the open project follows, what was cleared for it, and who is declared to sit here. */

import { useState, type ReactNode } from "react";
import { CLEARANCES, type Clearance, type ClearanceField } from "../core/clearance";
import { isDay } from "../core/decode";
import type { PolicyPack } from "../core/policy";
import { restsOn, SHIPPED_PACKS } from "../core/policy-packs";
import { clockOf } from "./clock";
import { Button, Check, TextField } from "./controls";
import { FailureText, Problem } from "./Problem";
import { useProjectId } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function PolicySettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const { known, applied, missing, unread } = useStudio((state) => state.policy);
  const projectId = useProjectId();
  const ids = [...applied.map(({ id }) => id), ...missing];

  function follow(id: string, follows: boolean): void {
    void studio.policy.follow(follows ? [...ids, id] : ids.filter((one) => one !== id));
  }

  return (
    <section className="block ruled" aria-label={text.policy.settings.title}>
      <h2 className="title">{text.policy.settings.title}</h2>
      <Problem at="policy" />
      {projectId !== undefined && (
        <>
          <p className="dim">{text.policy.settings.says}</p>
          {known.map((pack) => (
            <Pack
              key={pack.id}
              pack={pack}
              follows={ids.includes(pack.id)}
              onFollow={(follows) => follow(pack.id, follows)}
            />
          ))}
          {missing.map((id) => (
            <Check
              key={id}
              label={text.policy.settings.missing(id)}
              checked
              onChange={(follows) => follow(id, follows)}
            />
          ))}
          {unread.map((failure) => (
            <FailureText key={JSON.stringify(failure)} failure={failure} />
          ))}
          <div className="row">
            <p className="beside-actions dim">{text.policy.settings.ownHow}</p>
            <span className="gap" />
            <Button kind="link" onPress={() => void studio.policy.read()}>
              {text.policy.settings.readAgain}
            </Button>
          </div>
        </>
      )}
      <Person />
      {projectId !== undefined && <Cleared key={projectId} />}
    </section>
  );
}

function Pack(props: {
  readonly pack: PolicyPack;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
}): ReactNode {
  const { pack, follows, onFollow } = props;
  const { about, date, name, rules, source } = pack;
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const isOwn = !SHIPPED_PACKS.includes(pack);
  return (
    <>
      <div className="row">
        <Check label={text.policy.language(name)} checked={follows} onChange={onFollow} />
        <span className="spring" />
        <Button kind="link" expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? text.policy.settings.less : text.policy.settings.more}
        </Button>
      </div>
      {isOpen && (
        <div className="check-says">
          <p className="dim">
            {text.policy.language(about)}
            {isOwn && ` ${text.policy.settings.own}`}
          </p>
          <p className="dim path policy-rule">{text.policy.source(source.name, source.where, date)}</p>
          {rules.map((rule) => (
            <p key={rule.id} className="dim policy-rule">
              {text.policy.rule[rule.kind]} · {text.policy.restsSays(restsOn(pack, rule))}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function Person(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const person = useStudio((state) => state.settings.person ?? "");
  return (
    <div className="form places">
      <div className="row">
        <span className="form-label">{text.review.name}</span>
        <TextField
          label={text.review.name}
          text={person}
          className="grow"
          onType={(typed) => studio.settings.editSettings({ person: typed })}
        />
      </div>
      <p className="dim form-says">{text.policy.settings.personSays}</p>
    </div>
  );
}

type Draft = { readonly [F in ClearanceField]?: string };

function Cleared(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const clearance = useStudio((state) => state.policy.clearance);
  const [draft, setDraft] = useState<Draft>({});
  const [known, setKnown] = useState(clearance);
  if (known !== clearance) {
    setKnown(clearance);
    // What is noted now is typed no more; what was not saved stays.
    setDraft(changedIn(draft, clearance));
  }
  const changed = changedIn(draft, clearance);
  const isWrong = (changed.expires ?? "") !== "" && !isDay(changed.expires ?? "");
  const canSave = Object.keys(changed).length > 0 && !isWrong;

  return (
    <div className="form places" role="group" aria-label={text.policy.settings.clearance}>
      <h3 className="title">{text.policy.settings.clearance}</h3>
      <p className="dim">{text.policy.settings.clearanceSays}</p>
      {CLEARANCES.map((field) => (
        <div key={field} className="row">
          <span className="form-label">{text.policy.settings.fields[field]}</span>
          <TextField
            label={text.policy.settings.fields[field]}
            hint={text.policy.settings.hints[field]}
            text={draft[field] ?? clearance[field] ?? ""}
            className="grow"
            onType={(typed) => setDraft({ ...draft, [field]: typed })}
          />
        </div>
      ))}
      {isWrong && <p className="warn form-says">{text.policy.settings.noDay}</p>}
      <div className="row actions">
        <Button onPress={() => void studio.policy.clear(changed)} disabled={!canSave}>
          {text.policy.settings.save}
        </Button>
      </div>
      {clearance.at !== undefined && (
        <p className="dim">{text.policy.settings.noted(clockOf(clearance.at, text.months), clearance.by)}</p>
      )}
      {clearance.by !== undefined && (
        <div className="row actions">
          <Button
            kind="link"
            says={text.policy.settings.eraseSays(clearance.by)}
            onPress={() => void studio.policy.forget()}
          >
            {text.policy.settings.erase}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Only what is other than it stands: what was typed and taken back is no change. */
function changedIn(draft: Draft, clearance: Clearance): Draft {
  const changed: { [F in ClearanceField]?: string } = {};
  for (const field of CLEARANCES) {
    const typed = draft[field]?.trim();
    if (typed !== undefined && typed !== (clearance[field] ?? "")) changed[field] = typed;
  }
  return changed;
}
