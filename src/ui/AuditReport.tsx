/** What of an audit goes to somebody else: the report in three formats, its sources, and the credits to paste. */

import { useState, type ReactNode } from "react";
import { REPORT_FORMATS, type AuditState } from "../studio/review/audit-state";
import { Button, TextField } from "./controls";
import { useCommands, useText } from "./useStudio";

/** The button, and below it what it opens. */
export function AuditReport(props: { readonly state: AuditState }): ReactNode {
  const { state } = props;
  const text = useText();
  const studio = useCommands();
  const [shows, setShows] = useState<"formats" | "sources">();
  const toggle = (what: "formats" | "sources"): void => setShows(shows === what ? undefined : what);
  const isRead = state.kind === "read";
  return (
    <>
      <div className="row actions">
        <Button onPress={() => toggle("formats")} disabled={!isRead} expanded={shows === "formats"}>
          {text.audit.export}
        </Button>
        <Button kind="link" onPress={() => toggle("sources")} disabled={!isRead} expanded={shows === "sources"}>
          {text.audit.sources}
        </Button>
      </div>
      {shows === "formats" && isRead && (
        <div className="row actions">
          {REPORT_FORMATS.map((format) => (
            <Button key={format} onPress={() => void studio.audit.exportReport(format, text.audit)}>
              {text.audit.exportAs[format]}
            </Button>
          ))}
        </div>
      )}
      {isRead && state.savedTo !== undefined && (
        <p className="dim path" role="status">
          {text.audit.saved(state.savedTo)}
        </p>
      )}
      {shows === "sources" && isRead && <Sources />}
    </>
  );
}

function Sources(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const found = studio.audit.sources();
  if (found === undefined) return null;
  const { role, sourceKind, unsaid, sourceHead } = text.audit.report;
  return (
    <div className="block">
      {found.sources.length === 0 && <p className="teach">{text.audit.noSources}</p>}
      {found.sources.map((one) => (
        <p key={`${one.role} ${one.sha256} ${one.origin}`} className="dim source">
          {`${role[one.role]}, ${sourceKind[one.kind]}: ${one.origin}. ${sourceHead.author}: ${one.author ?? unsaid}. ${sourceHead.rights}: ${one.rights ?? unsaid}.`}
        </p>
      ))}
      {found.credits.length > 0 && (
        <>
          <p className="dim">{text.audit.creditsField}</p>
          <TextField
            label={text.audit.creditsField}
            text={found.credits.join("\n")}
            lines={Math.min(6, found.credits.length + 1)}
            className="words"
            onType={() => undefined}
          />
        </>
      )}
    </div>
  );
}
