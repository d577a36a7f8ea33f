/** An audit as one HTML page for somebody without Premiere: no script, nothing loaded from elsewhere, fit to be printed and filed. */

import type { ReportSignOff } from "./audit-decided";
import { policyFollowed, policyThen } from "./audit-policy-page";
import type { AuditReport, Marked, ReportRange } from "./audit-report";
import { capital, credentialsText, evidenceText, unreadText, visibilityText, type AuditWords } from "./audit-words";
import { html, raw, type Markup } from "./html";

export function auditPage(report: AuditReport, words: AuditWords): string {
  const { report: say } = words;
  const { share, sequence } = report;
  const percent = share.of === 0 ? 0 : (share.seen / share.of) * 100;
  return html`<!doctype html>
    <html lang="${say.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>${say.title(sequence.name)}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <h1>${say.title(sequence.name)}</h1>
        <p>${say.about(report.project, report.readAt.slice(0, 16).replace("T", " "))}</p>
        ${report.isStale ? html`<p class="mind">${words.stale}</p>` : undefined}
        <p class="sum">${say.share(share.seen, share.of, percent)}</p>
        ${share.maybe > 0 ? html`<p>${say.maybe(share.maybe)}</p>` : undefined}
        <p class="small">${say.convention(sequence.first)}</p>
        <p class="small">${words.advice}</p>
        ${report.unread.map((one) => html`<p class="mind">${unreadText(words, one)}</p>`)}
        ${report.ranges.length === 0 ? html`<p>${say.none}</p>` : table(report, words)}
        ${report.ranges.length === 0 ? undefined : html`<p class="small">${say.missingSays}</p>`}
        ${report.ranges.length === 0 ? undefined : html`<h2>${say.ranges}</h2>`}
        ${report.ranges.map((range) => section(range, words))} ${sources(report, words)}
        ${policyFollowed(report, words)}
        <p class="small">${say.limits}</p>
        <p class="small">${say.ledger(report.ledger.lines)}</p>
        ${report.ledger.doubtful > 0 ? html`<p class="mind">${say.ledgerDoubtful(report.ledger.doubtful)}</p>` : undefined}
        ${report.ledger.broken.map((device) => html`<p class="mind">${say.ledgerBroken(device)}</p>`)}
        ${report.ledger.headsUnread === true ? html`<p class="mind">${say.ledgerHeadsUnread}</p>` : undefined}
        ${report.ledger.heads.map(
          ({ chain, count, sum }) => html`<p class="small sum-of">${say.ledgerHead(chain, count, sum)}</p>`,
        )}
      </body>
    </html> `.toString();
}

function table({ ranges }: AuditReport, words: AuditWords): Markup {
  const { head } = words.report;
  const names = [
    head.number,
    head.in,
    head.out,
    head.length,
    head.what,
    head.seen,
    head.signOffs,
    head.label,
    head.missing,
  ];
  const rows = ranges.map(
    (range) =>
      html`<tr>
        <td><a href="#r${range.number}">${range.number}</a></td>
        <td class="time">${range.in}</td>
        <td class="time">${range.out}</td>
        <td class="time">${words.report.frames(range.length)}</td>
        <td>${nameOf(range, words)}<br /><span class="small">${placeOf(range, words)}</span></td>
        <td>${seenText(range, words)}</td>
        <td>${range.made === "animatic" ? "" : signOffsText(range, words)}</td>
        <td>${range.made === "animatic" ? "" : labelSaid(range, words)}</td>
        <td>${missingText(range, words)}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        ${names.map((name) => html`<th>${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function section(range: ReportRange, words: AuditWords): Markup {
  const { field, use, notLooked } = words.report;
  const { take, label } = range;
  const name = nameOf(range, words);
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    [field.clip, range.clip],
    [field.maker, take && `${take.engine}, ${take.model}`],
    [field.asked, take?.askedAt.slice(0, 16).replace("T", " ")],
    [field.use, take && use[take.use]],
    [field.prompt, take?.prompt],
    [field.sent, take?.sent?.prompt],
    [field.negative, take?.negative],
    [field.seed, take?.seed === undefined ? undefined : String(take.seed)],
    [field.policy, take && policyThen(take, words)],
    [field.references, take?.references.map(({ role, sha256 }) => `${words.report.role[role]} ${sha256}`).join(", ")],
    // All of it: the line above says so.
    [field.seenParts, range.visibility.kind === "visible" ? undefined : partsText(range.visibility.seen)],
    [field.maybeParts, partsText(range.visibility.maybe)],
    [field.evidence, evidenceText(words, range.evidence)],
    [field.credentials, range.credentials === undefined ? notLooked : credentialsText(words, range.credentials)],
    [field.essence, range.essenceBy === "samples" ? words.bySamples(range.essence) : range.essence],
  ];
  const decisions = range.signOffs.filter(({ standing }) => standing !== "open");
  return html`<section id="r${range.number}">
    ${range.still === undefined ? undefined : html`<img src="${range.still}" alt="${words.report.stillOf(name)}" />`}
    <h3>${range.number}. ${name}</h3>
    <p class="time">${range.in} – ${range.out}, ${placeOf(range, words)}</p>
    <p>${seenText(range, words)}</p>
    ${notes(range, words).map((note) => html`<p class="mind">${note}</p>`)}
    ${decisions.map((one) => html`<p>${decisionText(one, words)}</p>`)}
    ${
      label.at === undefined
        ? undefined
        : html`<p>
            ${decidedText(words.label(words.labels[label.decision ?? "undecided"]), label, words)} ${label.reason}
          </p>`
    }
    <dl>
      ${facts.flatMap(([what, value]) =>
        value === undefined || value === ""
          ? []
          : [
              html`<dt>${what}</dt>
                <dd>${value}</dd>`,
            ],
      )}
    </dl>
  </section>`;
}

function sources({ sources: all, credits }: AuditReport, words: AuditWords): Markup {
  const { sourceHead, role, sourceKind, unsaid } = words.report;
  const heads = [sourceHead.role, sourceHead.origin, sourceHead.author, sourceHead.rights, sourceHead.ranges];
  return html`<h2>${words.report.sources}</h2>
    ${
      all.length === 0
        ? html`<p>${words.report.noSources}</p>`
        : html`<table>
            <thead>
              <tr>
                ${heads.map((name) => html`<th>${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${all.map(
                (one) =>
                  html`<tr>
                    <td>${role[one.role]}</td>
                    <td>${one.origin}<br /><span class="small">${sourceKind[one.kind]}, ${one.sha256}</span></td>
                    <td>${one.author ?? unsaid}</td>
                    <td>${one.rights ?? unsaid}</td>
                    <td>${one.ranges.join(", ")}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${credits.length === 0 ? undefined : html`<h2>${words.report.credits}</h2>`}
    ${credits.map((line) => html`<p>${line}</p>`)}`;
}

function nameOf({ take, clip }: ReportRange, words: AuditWords): string {
  return take === undefined ? clip : `${words.take(take.shot, take.number)}, ${take.model}`;
}

function placeOf({ nests, track }: ReportRange, words: AuditWords): string {
  return nests.length === 0 ? track : `${words.inNest(nests.join(" › "))}, ${track}`;
}

function partsText(parts: readonly Marked[]): string {
  return parts.map((one) => `${one.in} – ${one.out}`).join(", ");
}

function seenText({ visibility }: ReportRange, words: AuditWords): string {
  const frames = visibility.seen.reduce((sum, one) => sum + one.frames.end - one.frames.start, 0);
  return visibilityText(words, visibility, words.report.frames(frames)) ?? words.report.visible;
}

/** What must not be overlooked. */
function notes({ made, take, takeId }: ReportRange, words: AuditWords): readonly string[] {
  if (made === "animatic") return [words.animatic];
  return [
    ...(take?.use === "temp" ? [words.temp] : []),
    ...(takeId === undefined ? [words.notOurs] : []),
    ...(made === "suspected" ? [words.suspected] : []),
  ];
}

function signOffsText({ signOffs }: ReportRange, words: AuditWords): string {
  return capital(signOffs.map(({ part, standing }) => `${words.signOff[part]} ${words.part[standing]}`).join(", "));
}

function decisionText(said: ReportSignOff, words: AuditWords): string {
  const { part, standing, decision, note } = said;
  const now = standing === "reopened" && decision !== undefined ? words.decided[decision] : words.part[standing];
  return [decidedText(capital(`${words.signOff[part]} ${now}`), said, words), note].filter(Boolean).join(" ");
}

/** What a person said stays what they said, also where it counts no more. */
function decidedText(what: string, { by, at = "", changed }: DecidedThen, { report, changes }: AuditWords): string {
  const name = by ?? report.nameless;
  const declared = report.by(what, name, minuteOf(at));
  return changed === undefined ? declared : report.was(declared, changes[changed]);
}

/** To the minute, as people read it; a table and data have all of it. */
function minuteOf(iso: string): string {
  return iso === "" ? "" : `${iso.slice(0, 16).replace("T", " ")} UTC`;
}

type DecidedThen = Pick<ReportSignOff, "by" | "at" | "changed">;

function labelSaid({ label }: ReportRange, { labels, labelReopened, label: say, report }: AuditWords): string {
  if (label.standing === "reopened") return say(labelReopened);
  const said = say(labels[label.decision ?? "undecided"]);
  return label.laid === undefined ? said : `${said}, ${report.laid[label.laid]}`;
}

function missingText({ missing, made }: ReportRange, { report }: AuditWords): string {
  if (made === "animatic") return "";
  return missing.length === 0 ? report.nothingMissing : missing.map((one) => report.missing[one]).join(", ");
}

const STYLE = `
body { max-width: 1100px; margin: 24px auto; padding: 0 16px; color: #1f1f1f; background: #fff; font: 14px/20px system-ui, "Segoe UI", Arial, sans-serif; }
h1 { font-size: 22px; line-height: 28px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
h3 { font-size: 14px; margin: 0 0 4px; }
p { margin: 0 0 4px; }
table { width: 100%; margin: 12px 0; border-collapse: collapse; font-size: 12px; line-height: 16px; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid #d0d0d0; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
.time, .sum { font-variant-numeric: tabular-nums; white-space: nowrap; }
.sum { margin: 12px 0 4px; font-size: 16px; font-weight: 600; white-space: normal; }
.small, dd { font-size: 12px; line-height: 16px; color: #4c4c4c; }
.sum-of, dd { overflow-wrap: anywhere; white-space: pre-wrap; }
.mind { font-weight: 600; color: #7a4a00; }
section { overflow: hidden; padding: 12px 0; border-bottom: 1px solid #d0d0d0; break-inside: avoid; }
section img { float: right; width: 240px; margin: 0 0 8px 16px; }
dl { margin: 8px 0 0; }
dt { font-size: 12px; font-weight: 600; }
dd { margin: 0 0 4px; }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; } }
`;
