/** The policy on the page that an audit is handed out as: what is followed, on what it rests, and what stood against a take. */

import type { AuditReport, ReportTake } from "./audit-report";
import type { AuditWords } from "./audit-words";
import { html, type Markup } from "./html";

export function policyFollowed({ policy: { packs, isPartial } }: AuditReport, { report }: AuditWords): Markup {
  const { policy: say } = report;
  return html`<h2>${say.title}</h2>
    ${packs.length === 0 ? html`<p>${say.none}</p>` : undefined}
    ${isPartial ? html`<p class="mind">${say.partial}</p>` : undefined}
    ${packs.map(
      ({ name, date, rules }) =>
        html`<h3>${say.pack(say.language(name), date)}</h3>
          <dl>
            ${rules.map(
              ({ kind, rests }) =>
                html`<dt>${say.rule[kind]}</dt>
                  <dd>${say.restsSays(rests)}</dd>`,
            )}
          </dl>`,
    )}`;
}

/** A finding a line. Absent: nobody looked then. */
export function policyThen({ policy, policyUnread }: ReportTake, { report }: AuditWords): string | undefined {
  if (policy === undefined) return undefined;
  const { policy: say } = report;
  const lines = policy.map(({ severity, about, rules }) => {
    const by = rules.map(({ id, now }) =>
      now === undefined
        ? say.gone(id)
        : `${say.ruleOf(say.language(now.pack), say.rule[now.kind])} (${say.rests(now.rests)})`,
    );
    return `${say.severity[severity]} ${about === undefined ? "" : `${about}. `}${by.join("; ")}`;
  });
  return [...(lines.length === 0 ? [say.nothingThen] : lines), ...(policyUnread === true ? [say.unreadThen] : [])].join(
    "\n",
  );
}
