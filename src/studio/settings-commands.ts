/** What is set for this machine and for the project: engines, money, folders, diagnostics. */

import type { ProjectView } from "../core/sequence";
import { pickFolder } from "../uxp/dialogs";
import type { SettingsCommands as Commands } from "./commands";
import type { Desk } from "./desk";
import type { Diagnostics } from "./diagnostics";
import type { FrontDesk } from "./front-desk/front-desk";
import type { Keeper } from "./memory";
import type { Settings } from "./settings";
import type { ProjectNetwork } from "./front-desk/engine-state";
import type { Takes } from "./takes/takes";

export interface SettingsOutside {
  readonly desk: Desk;
  readonly memory: Keeper;
  readonly takes: Takes;
  readonly frontDesk: FrontDesk;
  readonly diagnostics: Diagnostics;
  /** The project's takes are looked for anew: they may lie elsewhere now. */
  readonly openTakes: (project: ProjectView) => Promise<void>;
}

export class SettingsCommands implements Commands {
  readonly #outside: SettingsOutside;

  constructor(outside: SettingsOutside) {
    this.#outside = outside;
  }

  readonly saveEngine: Commands["saveEngine"] = (draft) =>
    this.#atEngines(async () => {
      await this.#outside.frontDesk.saveEngine(draft);
      this.#outside.takes.lookAtQueue();
    });

  readonly forgetLimits = (engineId: string): void => this.#outside.frontDesk.engines.forgetLimits(engineId);

  readonly removeEngine = (engineId: string): Promise<void> =>
    this.#atEngines(() => this.#outside.frontDesk.engines.remove(engineId));

  readonly testEngine = (engineId: string): Promise<void> =>
    this.#atEngines(() => this.#outside.frontDesk.engines.test(engineId));

  readonly keepModerationKey = (key: string): Promise<void> =>
    this.#atEngines(() => this.#outside.frontDesk.keepModerationKey(key));

  readonly setNetwork = (network: ProjectNetwork): Promise<void> =>
    this.#atEngines(async () => {
      await this.#outside.frontDesk.setNetwork(await this.#outside.takes.writableHome(), network);
    });

  readonly saveSpending = (): Promise<void> => this.#atSettings(() => this.#outside.frontDesk.saveSpending());

  readonly editSettings = (change: Partial<Settings>): void => {
    this.#keep({ ...this.#outside.desk.state.settings, ...change });
    if (change.folder !== undefined) this.#moveTakes();
  };

  readonly capSpending = (amount: number | undefined): void => {
    const { monthlyCap: _before, ...settings } = this.#outside.desk.state.settings;
    this.#keep(amount === undefined ? settings : { ...settings, monthlyCap: amount });
  };

  readonly forgetFolder = (): void => {
    const { folder: _chosen, ...settings } = this.#outside.desk.state.settings;
    this.#keep(settings);
    this.#moveTakes();
  };

  readonly chooseFolder = (): Promise<void> =>
    this.#atSettings(async () => {
      const folder = await pickFolder();
      if (folder !== undefined) this.editSettings({ folder });
    });

  readonly runProbe = (): Promise<void> => this.#atSettings(() => this.#outside.diagnostics.runProbe());

  readonly runContract = (): Promise<void> => this.#atSettings(() => this.#outside.diagnostics.runContract());

  readonly saveDiagnostics = (): Promise<void> =>
    this.#atSettings(() => {
      const { desk, takes, frontDesk, diagnostics } = this.#outside;
      const { settings, form, folder } = desk.state;
      const prompts = takes.all.flatMap(({ recipe }) => [
        recipe.prompt,
        recipe.negative,
        recipe.sent?.prompt ?? "",
        recipe.sent?.negative ?? "",
      ]);
      const places = [folder?.path, desk.project?.path].filter((place) => place !== undefined);
      return diagnostics.save([
        ...frontDesk.secrets,
        ...places,
        ...(settings.promptsInLog ? [] : [form.prompt, form.negative, ...prompts]),
      ]);
    });

  #keep(settings: Settings): void {
    const { desk, memory } = this.#outside;
    desk.set({ settings });
    memory.keep({ ...memory.now, settings });
  }

  #moveTakes(): void {
    const { desk, openTakes } = this.#outside;
    const { project } = desk;
    if (project !== undefined) void this.#atSettings(() => openTakes(project));
  }

  #atEngines(command: () => Promise<void>): Promise<void> {
    return this.#outside.desk.attempt("engines", command);
  }

  #atSettings(command: () => Promise<void>): Promise<void> {
    return this.#outside.desk.attempt("settings", command);
  }
}
