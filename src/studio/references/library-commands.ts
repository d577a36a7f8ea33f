/** People, places and looks of the project: kept, named, put into any shot, let go of. */

import { StudioError } from "../../core/failure";
import { isConsent, roleOf, unusable, type LibraryEntry } from "../../core/library";
import { originOf, rightsSaid, withRights, type FrameSource, type ReferenceFrame } from "../../core/shot";
import { pickPicture } from "../../uxp/dialogs";
import { remove } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import type { LibraryCommands as Commands, LibraryDraft } from "../commands";
import type { Desk } from "../desk";
import type { Home } from "../disk/home";
import { inTurn } from "../in-turn";
import {
  addPicture,
  keepEntry,
  loadLibrary,
  removeEntry,
  rowOf,
  saveConsent,
  saveEntry,
  type Kept,
  type Library,
} from "./library";
import type { ReferenceOutside } from "./reference";
import type { ReferenceCommands } from "./reference-commands";
import { ownPicture, pictureFile } from "./reference-sources";
import type { ReferenceChoice, ShotForm } from "../form/shot-form";
import type { Takes } from "../takes/takes";

export interface LibraryCommandsOutside extends ReferenceOutside {
  readonly desk: Desk;
  readonly takes: Pick<Takes, "writableHome">;
  readonly references: Pick<ReferenceCommands, "add">;
  readonly editForm: (change: Pick<ShotForm, "prompt">) => void;
  readonly hold: (references: readonly ReferenceChoice[]) => Promise<void>;
  /** A still's file stays for as long as `work` is at it. */
  readonly whileThere: (file: string, work: () => Promise<void>) => Promise<void>;
  readonly device: () => string;
  readonly now: () => Date;
}

export class LibraryCommands implements Commands {
  readonly #outside: LibraryCommandsOutside;
  #homes: readonly string[] = [];
  #projectId = "";
  readonly #inTurn = inTurn();
  #library: Library = { kept: [], unread: [] };

  constructor(outside: LibraryCommandsOutside) {
    this.#outside = outside;
  }

  /** What the project has in `homes` now; new entries go to the first. One that cannot be read is named, and stops nothing. */
  async open(homes: readonly string[], projectId: string): Promise<void> {
    this.#homes = homes;
    this.#projectId = projectId;
    await this.#read();
  }

  async #read(): Promise<void> {
    const homes = this.#homes;
    const library = await loadLibrary(homes, this.#projectId);
    const device = this.#outside.device();
    const entries = await Promise.all(library.kept.map((kept) => rowOf(kept, device)));
    // Another project may have been opened while this one was read.
    if (this.#homes !== homes) return;
    this.#library = library;
    for (const { name, why } of library.unread) this.#outside.log.say("library entry unread", { name, why });
    this.#outside.desk.set({ library: { entries, unread: library.unread } });
    await this.check();
  }

  /**
   * Lets go of people in the form who may not be used: their consent was taken back, or a take is older than that.
   * @throws StudioError `consent-missing` when there was one.
   */
  async check(): Promise<void> {
    const { references } = this.#outside.desk.state.form;
    const mayStay = references.filter(({ frame }) => this.#mayUse(frame.from));
    const gone = references.find((one) => !mayStay.includes(one))?.frame.from;
    if (gone?.kind !== "library") return;
    await this.#outside.hold(mayStay);
    throw new StudioError({ kind: "consent-missing", name: gone.name });
  }

  /** An entry that was removed took nothing back: what was agreed to stands in the reference. */
  #mayUse(from: FrameSource): boolean {
    if (from.kind !== "library" || from.entry !== "person") return true;
    const entry = this.#library.kept.find((one) => one.entry.id === from.entryId)?.entry;
    return isConsent(entry === undefined ? from.consent : entry.consent);
  }

  readonly keep: Commands["keep"] = (index, draft) =>
    this.#withHeld(index, (held, home, frame) => keepEntry(home.path, this.#newEntry(draft, home, frame), held));

  readonly keepFile: Commands["keepFile"] = (draft) =>
    this.#withPicked((picked, home, frame) => keepEntry(home.path, this.#newEntry(draft, home, frame), picked));

  readonly keepWords: Commands["keepWords"] = (name, words, at) =>
    this.#changing(async (home) => {
      await keepEntry(home.path, { ...this.#newEntry({ kind: "look", name }, home), words });
    }, at);

  readonly addPicture: Commands["addPicture"] = (entryId, from) =>
    from === "file"
      ? this.#withPicked((picked) => addPicture(this.#own(entryId), picked))
      : this.#withHeld(from, (held) => addPicture(this.#own(entryId), held));

  readonly edit: Commands["edit"] = (entryId, change) =>
    this.#changing(async () => {
      const kept = this.#own(entryId);
      const { consent, words, name, kind } = change;
      if (consent !== undefined && consent !== "none" && !isConsent(consent)) {
        throw new StudioError({ kind: "consent-missing", name: kept.entry.name });
      }
      const { consent: _consent, words: _words, rights: before, ...entry } = kept.entry;
      const rights = change.rights === undefined ? before : rightsSaid(change.rights);
      const noted = consent === undefined ? kept.entry.consent : consent === "none" ? undefined : consent;
      const said = words ?? kept.entry.words ?? "";
      const save = consent === undefined ? saveEntry : saveConsent;
      await save({
        ...kept,
        entry: {
          ...entry,
          ...(name === undefined || name.trim() === "" ? {} : { name: name.trim() }),
          ...(kind === undefined ? {} : { kind }),
          ...(noted === undefined ? {} : { consent: noted }),
          ...(said === "" ? {} : { words: said }),
          ...(rights === undefined ? {} : { rights }),
        },
      });
    });

  readonly remove: Commands["remove"] = (entryId) => this.#changing(() => removeEntry(this.#own(entryId)));

  readonly use: Commands["use"] = (entryId) =>
    this.#outside.desk.attempt("library", async () => {
      // Another machine may have changed it, its consent too.
      await this.#outside.takes.writableHome();
      await this.#read();
      const { entry, folder } = this.#find(entryId);
      const refusal = unusable(entry);
      if (refusal !== undefined) throw new StudioError(refusal);
      const { kind, name, consent, pictures, words, rights = {} } = entry;
      const projectId = this.#outside.desk.project?.projectId;
      const from: FrameSource = {
        kind: "library",
        entryId,
        name,
        entry: kind,
        ...(consent === undefined ? {} : { consent }),
      };
      for (const { file, size } of pictures) {
        await this.#outside.references.add(
          async (home, role) => {
            const made = await ownPicture(home, joinPath(folder, file), { role, from, size }, this.#outside);
            return { ...made, frame: withRights(made.frame, rights) };
          },
          roleOf(kind),
          projectId,
        );
      }
      if (words !== undefined) this.#say(words);
    });

  /** A look that is said in words goes behind the prompt, once. */
  #say(words: string): void {
    const { desk, editForm } = this.#outside;
    const { prompt } = desk.state.form;
    if (prompt.includes(words)) return;
    const before = prompt.trimEnd();
    const joint = before === "" ? "" : /[.!?…]$/.test(before) ? " " : ". ";
    editForm({ prompt: `${before}${joint}${words}` });
  }

  /** `frame`: of its first picture; what is noted with that is kept, and where it was taken from. */
  #newEntry({ kind, name }: LibraryDraft, { projectId }: Home, frame?: ReferenceFrame): LibraryEntry {
    const { newId, device, now } = this.#outside;
    const madeAt = now().toISOString();
    const rights = frame && { origin: originOf(frame.from), ...frame.rights };
    const entry = {
      id: newId(),
      owner: device(),
      projectId,
      kind,
      name: name.trim(),
      pictures: [],
      madeAt,
      unknown: {},
    };
    return rights === undefined ? entry : { ...entry, rights };
  }

  #find(entryId: string): Kept {
    const kept = this.#library.kept.find(({ entry }) => entry.id === entryId);
    if (kept === undefined) throw new StudioError({ kind: "file-missing", file: entryId });
    return kept;
  }

  /** @throws StudioError `library-elsewhere`: one writer a file. */
  #own(entryId: string): Kept {
    const kept = this.#find(entryId);
    if (kept.entry.owner === this.#outside.device()) return kept;
    throw new StudioError({ kind: "library-elsewhere", name: kept.entry.name });
  }

  #changing(change: (home: Home) => Promise<void>, at: "library" | "look" = "library"): Promise<void> {
    return this.#outside.desk.attempt(at, async () => {
      const home = await this.#outside.takes.writableHome();
      await this.#changed(() => change(home));
    });
  }

  /** The still that stands there at this moment: the form may hold others once it is its turn. */
  async #withHeld(
    index: number,
    change: (held: Png, home: Home, frame: ReferenceFrame) => Promise<void>,
  ): Promise<void> {
    const { desk, whileThere } = this.#outside;
    const held = desk.state.form.references[index];
    if (held === undefined) return;
    await whileThere(held.file, () => this.#changing((home) => change(pngOf(held), home, held.frame)));
  }

  /** As long as the editor looks for a file, other changes go on. */
  #withPicked(change: (picked: Png, home: Home, frame: ReferenceFrame) => Promise<void>): Promise<void> {
    return this.#outside.desk.attempt("library", async () => {
      const home = await this.#outside.takes.writableHome();
      const path = await pickPicture();
      if (path === undefined) return;
      const made = await pictureFile(home.path, path, { role: "look" }, this.#outside);
      try {
        await this.#changed(() => change(pngOf(made), home, made.frame));
      } finally {
        await remove(made.file);
      }
    });
  }

  /**
   * One change after another, each upon what the one before left: an entry that is saved as it was read before another
   * change would take that back, a consent that was withdrawn among them.
   */
  #changed(change: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await change();
      } finally {
        await this.#read();
      }
    });
  }
}

type Png = Parameters<typeof addPicture>[1];

function pngOf({ file, frame }: ReferenceChoice): Png {
  return { path: file, sha256: frame.sha256, size: frame.size };
}
