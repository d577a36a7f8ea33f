/** What may leave this network, and who looks at it before it does. */

import { useState, type ReactNode } from "react";
import { Button, Check, TextField } from "./controls";
import { useProjectId } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function ProjectSettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const network = useStudio((state) => state.network);
  if (useProjectId() === undefined) return null;
  return (
    <section className="block ruled" aria-label={text.wire.settings.project}>
      <h2 className="title">{text.wire.settings.project}</h2>
      <Check
        label={text.wire.settings.thisNetwork}
        checked={network === "this-network"}
        onChange={(only) => void studio.settings.setNetwork(only ? "this-network" : "any")}
      />
      <p className="dim">{text.wire.settings.thisNetworkSays}</p>
    </section>
  );
}

export function CheckSettings(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const moderate = useStudio((state) => state.settings.moderate);
  const hasKey = useStudio((state) => state.hasModerationKey);
  const [key, setKey] = useState("");
  const isRemoving = hasKey && key.trim() === "";
  return (
    <section className="block ruled" aria-label={text.wire.settings.check}>
      <h2 className="title">{text.wire.settings.check}</h2>
      <p className="dim">
        {text.wire.settings.checkSays}
        {!hasKey && ` ${text.wire.settings.checkNoKey}`}
      </p>
      {hasKey && (
        <Check
          label={text.wire.settings.checkOn}
          checked={moderate}
          onChange={(on) => studio.settings.editSettings({ moderate: on })}
        />
      )}
      <div className="row key-row">
        <TextField
          label={text.wire.settings.checkKey}
          hint={hasKey ? text.wire.settings.keyKept : text.wire.settings.checkKeyHint}
          text={key}
          className="grow"
          secret
          onType={setKey}
        />
        <span className="gap" />
        <Button
          onPress={() => {
            void studio.settings.keepModerationKey(key);
            setKey("");
          }}
          disabled={key.trim() === "" && !hasKey}
        >
          {isRemoving ? text.wire.settings.removeKey : text.wire.settings.keepKey}
        </Button>
      </div>
    </section>
  );
}
