/** The stills of the shot: taking them, giving them roles, putting them in order, letting go of them. */

import { Cancelled, StudioError } from "../../core/failure";
import { ROLE_AT } from "../../core/frame-times";
import { freeRole, moved, withReference, withRole, type Arranged } from "../../core/reference-roles";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { nameOfSource, withRights, type FrameSource, type ReferenceRole } from "../../core/shot";
import type { TimeRange } from "../../core/time";
import { pickPicture } from "../../uxp/dialogs";
import type { ReferenceCommands as Commands } from "../commands";
import type { Desk } from "../desk";
import { remove } from "../../uxp/files";
import type { ReferenceOutside } from "./reference";
import { ownFrame, pictureFile, programFrame, takeFrame, timeIn } from "./reference-sources";
import type { ReferenceChoice } from "../form/shot-form";
import type { Takes } from "../takes/takes";
import { requireSequence } from "../open-sequence";

export interface ReferenceCommandsOutside extends ReferenceOutside {
  readonly desk: Desk;
  readonly takes: Pick<Takes, "writableHome" | "get">;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly hold: (references: readonly ReferenceChoice[]) => Promise<void>;
}

export class ReferenceCommands implements Commands {
  readonly #outside: ReferenceCommandsOutside;

  constructor(outside: ReferenceCommandsOutside) {
    this.#outside = outside;
  }

  readonly takeFrame: Commands["takeFrame"] = (at) =>
    this.#attempt(async () => {
      const project = await this.#openProject();
      const time = timeIn(project.sequence, this.#shotRange(), at);
      await this.add(
        (home, role) => programFrame(home, project, time, role, this.#outside),
        ROLE_AT[at],
        project.projectId,
      );
    });

  readonly takeFile: Commands["takeFile"] = () =>
    this.#attempt(async () => {
      const path = await pickPicture();
      if (path === undefined) return;
      await this.add((home, role) => pictureFile(home, path, { role }, this.#outside), "look");
    });

  readonly takeFromTake: Commands["takeFromTake"] = (takeId, at) =>
    this.#attempt(async () => {
      const found = this.#outside.takes.get(takeId);
      // A shot goes on from the end of another one, or leads up to its beginning.
      const role = at === "last" ? "first" : "last";
      await this.add((home, free) => takeFrame(home, found, at, free, this.#outside), role);
    });

  readonly showInstead: Commands["showInstead"] = (index, what) =>
    this.#attempt(async () => {
      const before = this.#held[index];
      if (before === undefined) return;
      const { from, role } = before.frame;
      if (from.kind !== "program" && from.kind !== "source-clip") return;
      const project = await this.#openProject();
      const { sequence } = project;
      if (sequence.sequenceId !== from.sequenceId) throw new StudioError({ kind: "sequence-changed" });
      const { time } = from;
      const home = await this.#outside.takes.writableHome();
      const now =
        what === "program"
          ? await programFrame(home.path, project, time, role, this.#outside)
          : await ownFrame(home.path, project, { time, track: what }, role, this.#outside);
      // The editor may have let go of it, or given it another role, meanwhile.
      await this.#arrange({
        references: this.#held.map((one) =>
          one.file === before.file ? { ...now, frame: { ...now.frame, role: one.frame.role } } : one,
        ),
      });
    });

  readonly setRole: Commands["setRole"] = (index, role) =>
    this.#attempt(() => this.#arrange(withRole(this.#held, index, role)));

  readonly noteRights: Commands["noteRights"] = (index, rights) =>
    this.#attempt(() =>
      this.#arrange({
        references: this.#held.map((one, at) =>
          at === index ? { ...one, frame: withRights(one.frame, rights) } : one,
        ),
      }),
    );

  readonly move: Commands["move"] = (index, to) =>
    this.#attempt(() => this.#arrange({ references: moved(this.#held, index, to) }));

  readonly drop: Commands["drop"] = (index) =>
    this.#attempt(() => this.#arrange({ references: this.#held.filter((_, at) => at !== index) }));

  /**
   * Holds one more: `make` gets the folder and the role, which is `wanted` only where no other one has it. `projectId`: the
   * one whose form it is for. @throws Cancelled where another was opened meanwhile: its form is another.
   */
  async add(
    make: (home: string, role: ReferenceRole) => Promise<ReferenceChoice>,
    wanted: ReferenceRole,
    projectId = this.#outside.desk.project?.projectId,
  ): Promise<void> {
    const home = await this.#outside.takes.writableHome();
    const made = await make(home.path, freeRole(this.#held, wanted));
    if (this.#outside.desk.project?.projectId !== projectId) {
      await remove(made.file);
      throw new Cancelled("Another project was opened meanwhile");
    }
    this.#outside.log.say("frame taken", { kind: made.frame.from.kind, from: saidInLog(made.frame.from) });
    // Asked again: another one may have come in meanwhile.
    const role = freeRole(this.#held, made.frame.role);
    await this.#arrange(withReference(this.#held, { ...made, frame: { ...made.frame, role } }));
  }

  get #held(): readonly ReferenceChoice[] {
    return this.#outside.desk.state.form.references;
  }

  async #arrange({ references, gaveWay }: Arranged<ReferenceChoice>): Promise<void> {
    const { desk, hold } = this.#outside;
    await hold(references);
    const role = gaveWay?.frame.role;
    desk.set({
      references:
        gaveWay !== undefined && (role === "first" || role === "last")
          ? { gaveWay: { from: gaveWay.frame.from, role } }
          : {},
    });
  }

  #attempt(command: () => Promise<void>): Promise<void> {
    return this.#outside.desk.attempt("reference", command);
  }

  #shotRange(): TimeRange | undefined {
    return this.#outside.desk.state.plan?.where.rangeInSequence;
  }

  async #openProject(): Promise<ProjectView & { readonly sequence: SequenceView }> {
    const project = await this.#outside.look();
    return { ...project, sequence: requireSequence(project) };
  }
}

/** A person's or a file's name is nobody's business in a log that is sent away. */
function saidInLog(from: FrameSource): string {
  return from.kind === "program" || from.kind === "source-clip" ? nameOfSource(from) : from.kind;
}
