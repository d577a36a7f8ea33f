/** Settings, and what only a real Premiere can tell. */

import type { ReactNode } from "react";
import { Button, Check, Select } from "./controls";
import { EngineSettings } from "./EngineSettings";
import { MetadataSettings } from "./MetadataSettings";
import { MoneySettings } from "./MoneySettings";
import { PolicySettings } from "./PolicySettings";
import { Problem } from "./Problem";
import { ReviewSettings } from "./ReviewSettings";
import { CheckSettings, ProjectSettings } from "./SendingSettings";
import { useCommands, useStudio, useSurroundings, useText } from "./useStudio";

/** `isConnecting`: the editor came here to connect an engine. */
export function SettingsTab(props: { readonly isConnecting: boolean }): ReactNode {
  const text = useText();
  const studio = useCommands();
  const settings = useStudio((state) => state.settings);
  const folder = useStudio((state) => state.folder);
  return (
    <div className="settings">
      <section className="block">
        <Problem at="settings" />
        <div className="row">
          <h2 className="title">{text.settings.language}</h2>
          <span className="spring" />
          <Select
            label={text.settings.language}
            value={settings.language}
            choices={(["host", "en", "fr"] as const).map((value) => ({ value, text: text.settings.languages[value] }))}
            onChoose={(language) => studio.settings.editSettings({ language })}
          />
        </div>
      </section>
      <section className="block ruled">
        <h2 className="title">{text.settings.folder}</h2>
        <p className="path dim">{folder?.path ?? text.settings.folderUnknown}</p>
        {folder?.temporary === true && <p className="dim">{text.settings.folderTemporary}</p>}
        <div className="row actions">
          <Button onPress={() => void studio.settings.chooseFolder()}>{text.settings.chooseFolder}</Button>
          {settings.folder !== undefined && (
            <Button onPress={() => studio.settings.forgetFolder()}>{text.settings.besideProject}</Button>
          )}
        </div>
      </section>
      <section className="block ruled">
        <h2 className="title">{text.settings.newShots}</h2>
        <Check
          label={text.settings.caption}
          checked={settings.caption}
          onChange={(caption) => studio.settings.editSettings({ caption })}
        />
      </section>
      <EngineSettings isWanted={props.isConnecting} />
      <ProjectSettings />
      <PolicySettings />
      <MoneySettings />
      <CheckSettings />
      <MetadataSettings />
      <ReviewSettings />
      <Diagnostics />
      <About />
    </div>
  );
}

function Diagnostics(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const diagnostics = useStudio((state) => state.diagnostics);
  const promptsInLog = useStudio((state) => state.settings.promptsInLog);
  const { probe, probing, contract, contractRunning, savedTo } = diagnostics;
  return (
    <section className="block ruled" aria-label={text.settings.diagnostics}>
      <h2 className="title">{text.settings.diagnostics}</h2>
      <p className="dim">{text.settings.diagnosticsSays}</p>
      <div className="row actions">
        <Button onPress={() => void studio.settings.runProbe()} disabled={probing}>
          {probing ? text.settings.probing : text.settings.runProbe}
        </Button>
      </div>
      {probe.length === 0 && !probing && <p className="dim">{text.settings.probeEmpty}</p>}
      {probe.map((row) => (
        <div key={row.id} className="probe">
          <div className="row">
            <span>{text.settings.probes[row.id]}</span>
            <span className="spring" />
            <span className={row.outcome === "yes" ? "good" : row.outcome === "no" ? "bad" : "dim"}>
              {text.settings.outcomes[row.outcome]}
            </span>
          </div>
          <p className="dim path">{row.seen}</p>
        </div>
      ))}
      <div className="row actions">
        <Button onPress={() => void studio.settings.runContract()} disabled={contractRunning}>
          {contractRunning ? text.settings.contractRunning : text.settings.runContract}
        </Button>
      </div>
      <p className="dim">
        {contract === undefined
          ? text.settings.contractEmpty
          : text.settings.contract(contract.held, contract.differed, contract.unknown)}
      </p>
      <Check
        label={text.settings.promptsInLog}
        checked={promptsInLog}
        onChange={(checked) => studio.settings.editSettings({ promptsInLog: checked })}
      />
      <div className="row actions">
        <Button onPress={() => void studio.settings.saveDiagnostics()}>{text.settings.save}</Button>
      </div>
      {savedTo !== undefined && (
        <p className="dim path" role="status">
          {text.settings.savedTo(savedTo)}
        </p>
      )}
    </section>
  );
}

function About(): ReactNode {
  const text = useText();
  const { version } = useSurroundings();
  return (
    <section className="block ruled">
      <h2 className="title">{text.settings.about}</h2>
      <p className="dim">{text.settings.aboutSays}</p>
      {version !== undefined && <p className="dim">{text.settings.version(version)}</p>}
    </section>
  );
}
