/** What the project's policy has to say: one line above the button, which opens what was found, the rules and the ways out. */

import { useMemo, useState, type ReactNode } from "react";
import type { Severity } from "../core/policy";
import type { Finding } from "../core/policy-finding";
import type { Take } from "../core/take";
import { dayOf, findingsNow, missingBeforePlacing } from "../studio/review/policy-state";
import { useNow } from "./clock";
import { Button } from "./controls";
import { Note } from "./Problem";
import { useStudio, useText } from "./useStudio";

/** The day may change while the panel is open. */
const MINUTE = 60_000;

export function PolicyLine(): ReactNode {
  const text = useText();
  const form = useStudio((state) => state.form);
  const engines = useStudio((state) => state.engines);
  const policy = useStudio((state) => state.policy);
  const plan = useStudio((state) => state.plan);
  const today = dayOf(useNow(MINUTE));
  const [isOpen, setIsOpen] = useState(false);
  const findings = useMemo(
    () => findingsNow({ form, engines, policy, ...(plan === undefined ? {} : { plan }) }, today),
    [form, engines, policy, plan, today],
  );
  if (findings === undefined) return null;
  const isWhole = policy.unread.length + policy.missing.length === 0;
  const packs = policy.applied.map(({ name }) => text.policy.language(name));
  return (
    <section className="policy" aria-label={text.policy.settings.title}>
      {findings.length === 0 ? (
        <p className="dim">
          {packs.length === 0 ? text.policy.none : isWhole ? text.policy.nothing(packs) : text.policy.nothingRead}
        </p>
      ) : (
        <div className="row">
          <Button kind="link" expanded={isOpen} says={text.policy.openSays} onPress={() => setIsOpen(!isOpen)}>
            {text.policy.things(findings.length)}
          </Button>
          <p className="dim cut after" title={packs.join(", ")}>
            {text.policy.of(packs)}
          </p>
        </div>
      )}
      <Unread />
      {isOpen && findings.length > 0 && (
        <div className="findings">
          {findings.map((finding) => (
            <FindingRow key={JSON.stringify(finding.found)} finding={finding} />
          ))}
          <p className="dim aside">{text.policy.advises}</p>
        </div>
      )}
    </section>
  );
}

/** What of the policy cannot be looked at: it may say more than is shown. */
function Unread(): ReactNode {
  const text = useText();
  const { unread, missing } = useStudio((state) => state.policy);
  return (
    <>
      {missing.length > 0 && <Note>{text.policy.missing(missing.join(", "))}</Note>}
      {unread.map((failure) => (
        <Note key={JSON.stringify(failure)}>{text.failure(failure).happened}</Note>
      ))}
    </>
  );
}

const COLOURS: Readonly<Record<Severity, string>> = { needs: "warn", mind: "happened", unknown: "dim" };

function FindingRow(props: { readonly finding: Finding }): ReactNode {
  const { found, severity, rules } = props.finding;
  const text = useText();
  const { says, out } = text.policy.found(found);
  return (
    <div className="policy-finding">
      <p>
        <span className={`strong ${COLOURS[severity]}`}>{text.policy.severity[severity]}</span>{" "}
        <span className="happened">{says}</span>
      </p>
      <p className="dim">{out}</p>
      {rules.map(({ id, kind, pack, rests }) => (
        <p key={id} className="dim policy-rule" title={text.policy.restsSays(rests)}>
          {text.policy.ruleOf(text.policy.language(pack.name), text.policy.rule[kind])} · {text.policy.rests(rests)}
        </p>
      ))}
    </div>
  );
}

/** Sign-offs that are asked for before the take is placed; nothing where none is, or all are there. `isPlaced`: it lies in the cut. */
export function BeforePlacing(props: { readonly take: Take; readonly isPlaced: boolean }): ReactNode {
  const { take, isPlaced } = props;
  const text = useText();
  const policy = useStudio((state) => state.policy);
  if (take.state.kind !== "ready") return null;
  const { parts, packs } = missingBeforePlacing(take, policy);
  if (parts.length === 0) return null;
  return (
    <p className="why warn">
      {(isPlaced ? text.policy.placedWithout : text.policy.beforePlacing)(
        parts,
        packs.map(({ name }) => text.policy.language(name)),
      )}
    </p>
  );
}

/** What stood against a take when it was sent or drawn. */
export function PolicyThen(props: { readonly take: Take }): ReactNode {
  const { policy } = props.take;
  const text = useText();
  const known = useStudio((state) => state.policy.known);
  if (policy === undefined || policy.packs.length === 0) return null;
  const names = policy.packs.map(({ id }) => {
    const pack = known.find((one) => one.id === id);
    return pack === undefined ? id : text.policy.language(pack.name);
  });
  return (
    <p className="dim aside">
      {text.policy.then(policy.findings.length, names)}
      {policy.unread === true && ` ${text.policy.thenUnread}`}
    </p>
  );
}
