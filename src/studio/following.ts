/** What has to follow when another project is in front, when the media room comes and goes, and when takes change. */

import { failureOf } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import { messageOf } from "../core/thrown";
import type { BoardCommands } from "./board/board-commands";
import type { CheckCommands } from "./check/check-commands";
import type { RankCommands } from "./check/rank-commands";
import type { Desk } from "./desk";
import type { DiagnosticsOutside } from "./diagnostics";
import type { FormKeeper } from "./form-keeper";
import type { FrontDesk } from "./front-desk/front-desk";
import type { LedgerCommands } from "./ledger/ledger-commands";
import type { Keeper } from "./memory";
import type { AgainCommands } from "./provenance/again-commands";
import type { MetadataCommands } from "./provenance/metadata-commands";
import type { LibraryCommands } from "./references/library-commands";
import { clearFrames } from "./references/reference";
import type { AuditCommands } from "./review/audit-commands";
import type { Policies } from "./review/policies";
import { approvedIn } from "./review/policy-state";
import type { ScenesCommands } from "./scenes/scene-commands";
import type { StudioState } from "./state";
import type { Takes } from "./takes/takes";

export interface FollowingOutside extends Pick<DiagnosticsOutside, "room" | "log"> {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly policies: Policies;
  readonly frontDesk: FrontDesk;
  readonly memory: Keeper;
  readonly form: FormKeeper;
  readonly board: BoardCommands;
  readonly scenes: ScenesCommands;
  readonly library: LibraryCommands;
  readonly check: CheckCommands;
  readonly rank: RankCommands;
  readonly audit: AuditCommands;
  readonly ledger: LedgerCommands;
  readonly again: AgainCommands;
  readonly metadata: MetadataCommands;
}

export class Following {
  readonly #outside: FollowingOutside;
  /** Folders in which nothing is left of an earlier session. */
  readonly #cleared = new Set<string>();
  /** Lines of the ledgers that were last looked at for sign-offs. */
  #reviewed: Takes["ledgerLines"] = [];
  #named: object | undefined;

  constructor(outside: FollowingOutside) {
    this.#outside = outside;
  }

  /** A new picture of the project came in. Another project means other takes and another form. */
  async follow(project: ProjectView | undefined): Promise<void> {
    const { desk, takes, form, rank, ledger, again, audit, metadata, check } = this.#outside;
    const before = desk.project;
    desk.dismiss("where");
    const isOther = project?.projectId !== before?.projectId;
    if (isOther) {
      rank.forgetAll();
      ledger.forget();
      again.forget();
      audit.forget();
      metadata.stop();
      await check.letGo();
    }
    if (project === undefined) {
      desk.set({ host: { kind: "no-project" } });
    } else {
      takes.turnTo(project.projectId);
      desk.set({
        host: project.sequence === undefined ? { kind: "no-sequence", project } : { kind: "open", project },
        ...(isOther ? { takes: takes.rows(project.sequence) } : {}),
      });
      form.recall(project.projectId);
      if (isOther || project.path !== before?.path) {
        await desk.attempt("takes", () => this.openTakes(project));
      }
    }
    audit.follow(project);
    this.showTakes();
  }

  /** Never rejects. */
  async followRoom(): Promise<void> {
    const { room, log, desk } = this.#outside;
    const { state } = room;
    if (state.kind !== "ready") {
      log.say("media room", { state: state.kind, ...(state.kind === "starting" ? {} : { why: state.why }) });
      desk.set({ room: state });
      return;
    }
    try {
      const { h264Encode } = await room.capabilities();
      desk.set({
        room: h264Encode ? { kind: "ready" } : { kind: "unavailable", why: "it has no H.264 encoder" },
      });
    } catch (error) {
      log.trouble("asking the media room what it can do", error);
      // A room that died says so by itself; one that lives and cannot answer is no use.
      if (failureOf(error).kind !== "interrupted") desk.set({ room: { kind: "unavailable", why: messageOf(error) } });
    }
  }

  /** Finds or makes the project's folder, and reads all that is kept in it. @throws StudioError */
  async openTakes(project: ProjectView): Promise<void> {
    const { desk, takes, frontDesk, policies, memory, board, scenes, library, metadata } = this.#outside;
    const { device } = memory.now;
    const { path, temporary, also } = await takes.open(project, desk.state.settings, device, async (home) => {
      await frontDesk.openProject(home, project.name);
      await policies.openProject(home);
      // Before the takes are known, so that no chain goes on whose next still would be taken away.
      if (this.#cleared.has(home.path)) return;
      this.#cleared.add(home.path);
      await desk.attempt("takes", () => clearFrames(home.path, device));
    });
    if (desk.project?.projectId !== project.projectId) return;
    desk.set({ folder: { path, temporary } });
    const homes = [path, ...also];
    await board.openProject(homes, project.projectId);
    await scenes.open(homes, project.projectId);
    await desk.attempt("library", () => library.open(homes, project.projectId));
    await desk.attempt("takes", () => metadata.nameOutErased());
  }

  /** Takes are others than they are shown, or stand differently. */
  showTakes(): void {
    const { desk, takes, audit } = this.#outside;
    audit.judge();
    const { project } = desk;
    const batches = project === undefined ? [] : takes.together.views(project.projectId);
    desk.set({
      takes: takes.rows(project?.sequence),
      queue: takes.queue,
      board: { ...desk.state.board, batches },
      policy: this.#policyShown(),
    });
  }

  /** The very same while nobody reviewed anything since, and no name came or was erased. */
  #policyShown(): StudioState["policy"] {
    const { desk, takes, policies } = this.#outside;
    const { policy } = desk.state;
    const { ledgerLines: lines, words } = takes;
    if (lines === this.#reviewed && words.reading === this.#named) return policy;
    this.#reviewed = lines;
    this.#named = words.reading;
    return { ...policy, ...policies.shown, approved: approvedIn(lines) };
  }
}
