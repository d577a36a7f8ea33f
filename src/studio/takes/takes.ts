/** The takes of the open project, for every command: on disk, under way, and as rows for the panel. */

import { StudioError } from "../../core/failure";
import type { LedgerLine } from "../../core/ledger";
import type { Head } from "../../core/ledger-chain";
import type { Entry, Mark } from "../../core/ledger-entry";
import type { HeadsNow } from "../../core/ledger-heads";
import type { ProjectView, SequenceView } from "../../core/sequence";
import type { Take } from "../../core/take";
import { advance } from "../../core/take-events";
import { askedEntry, removedEntry } from "../../core/take-history";
import { itemOf } from "../placing/bring";
import type { Settlement } from "../commands";
import { sumOfText } from "../disk/fingerprint";
import { prepareHome, type Home } from "../disk/home";
import { inTurn } from "../in-turn";
import type { KnownTakes } from "./known-takes";
import type { VerifiedLedgers } from "../ledger/ledger-verified";
import type { Place } from "../placing/place-meant";
import { homeOf, type Shelved } from "../disk/shelf";
import type { TakeRow } from "./take-row";
import type { Settings } from "../settings";
import type { QueueState } from "../front-desk/engine-state";
import type { Sidecars } from "../provenance/sidecars";
import { TakesParts, type OfProject, type TakesOutside } from "./takes-parts";
import type { Together } from "../making/together";
import type { Words } from "../ledger/words";

export class Takes {
  readonly #outside: TakesOutside;
  readonly #parts: TakesParts;
  readonly #known: KnownTakes;
  /** Names and notes that lines of the ledger refer to. */
  readonly words: Words;
  /** What take.json says of its origin, said again beside the original and in copies. */
  readonly sidecars: Sidecars;

  constructor(outside: TakesOutside) {
    this.#outside = outside;
    this.#parts = new TakesParts(outside);
    this.#known = this.#parts.known;
    this.words = this.#parts.words;
    this.sidecars = this.#parts.sidecars;
  }

  /**
   * Reads the takes of a project. Those that `device` left under way, and that were never run since the panel opened,
   * were interrupted; those at engines go on. A later call wins over an earlier one that is still reading. `onHome` hears
   * where they are kept before anything goes on.
   */
  open(project: ProjectView, settings: Settings, device: string, onHome: (home: Home) => Promise<void>): Promise<Home> {
    return this.#parts.opening.open({ project, settings, device, onHome });
  }

  /**
   * Commands that ask for takes, one after the other: numbers and names are given once, because each knows what the one
   * before has asked for. @throws whatever `work` throws
   */
  readonly oneAsks = inTurn();

  /**
   * Adds what other devices have put there since, for numbers and names must not be given twice, and reads how far those are
   * that were under way at others.
   * @throws StudioError `sequence-changed` where another project is open by now: nothing is asked for this one then.
   */
  async refresh(project: ProjectView): Promise<void> {
    const home = await this.#parts.opening.latest;
    if (home === undefined) return;
    const over = await this.#known.refresh(project, home);
    // It was looked for while they were made, and there was none.
    for (const id of over) this.#parts.pictures.renew(id);
    await this.readLedgers();
  }

  /** Another project is at the front: from here on `rows` has none of the one before. */
  turnTo(projectId: string): void {
    this.#parts.opening.turnTo(projectId);
  }

  /** The project whose takes are all known; absent while those of another one are being read. */
  get knownOf(): string | undefined {
    return this.#parts.opening.knownOf;
  }

  /** Once every take of the project is known. @throws whatever kept them from being read */
  async allRead(): Promise<void> {
    await this.#parts.opening.latest;
  }

  /** Where takes lie, once all of them are known. @throws StudioError `no-project`, or what kept them from being read */
  homes(): Promise<readonly string[]> {
    return this.#parts.homes();
  }

  /** Where new takes go, once all that lies there is known. @throws StudioError `no-project`, or why it cannot be used. */
  async writableHome(): Promise<Home> {
    const home = await this.#parts.opening.latest;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    await prepareHome(home);
    return home;
  }

  /** Absent: it is not of the open project, or no longer there. */
  maybe(takeId: string): Shelved | undefined {
    return this.#known.maybe(takeId);
  }

  /** @throws StudioError `file-missing` for a take that is no longer there. */
  get(takeId: string): Shelved {
    return this.#known.get(takeId);
  }

  get all(): readonly Take[] {
    return this.#known.all;
  }

  /** Those of the open project, with the folders that hold their files. */
  get shelved(): readonly Shelved[] {
    return this.#known.all.flatMap(({ id }) => this.#known.maybe(id) ?? []);
  }

  isBusy(takeId: string): boolean {
    return this.#parts.runs.isBusy(takeId);
  }

  get queue(): QueueState {
    return this.#parts.runs.queue.state;
  }

  /** On disk when it resolves. @throws StudioError */
  update(shelved: Shelved): Promise<void> {
    return this.#parts.update(shelved);
  }

  /** What is known of another machine's take, which alone writes its record. */
  know(shelved: Shelved): void {
    this.#known.keep(shelved);
    this.#outside.onChange();
  }

  /** Sees a take through to its end. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place): Promise<void> {
    this.#known.remember(shelved);
    if (shelved.take.state.kind === "asked") this.#parts.tell(shelved, [askedEntry(shelved.take, sumOfText)]);
    await this.#parts.runs.run(shelved, place, this.#parts.writer.signs(shelved));
  }

  /** Those that were asked together, and how far they are. */
  get together(): Together {
    return this.#parts.runs.together;
  }

  /** Goes on with what the last run of the panel left under way at engines. */
  async recover(device: string): Promise<void> {
    this.#known.device = device;
    this.#parts.ledger.device = device;
    await this.#parts.runs.recover(device);
  }

  async settle(takeId: string, answer: Settlement): Promise<void> {
    const shelved = this.get(takeId);
    // One writer a file: another machine's question is answered there.
    if (shelved.take.owner !== this.#known.device) return;
    this.#known.remember(shelved);
    await this.#parts.runs.settle(shelved, answer);
  }

  cancel(takeId: string): void {
    this.#parts.runs.cancel(takeId);
  }

  cancelAll(): void {
    this.#parts.runs.cancelAll();
  }

  letGo(): void {
    this.#parts.runs.letGo();
  }

  pause(paused: boolean): void {
    this.#parts.runs.queue.pause(paused);
  }

  move(takeId: string, to: "first" | "up" | "down" | "last"): void {
    this.#parts.runs.queue.move(takeId, to);
  }

  /** Settings changed how many an engine takes, or its key. */
  lookAtQueue(): void {
    this.#parts.runs.queue.look();
  }

  /** The project item of a take that is ready, as `itemOf` of the clip says. */
  async itemOf(takeId: string, to: "place" | "show" = "place"): Promise<string> {
    const shelved = this.get(takeId);
    const { take } = shelved;
    const itemId = await itemOf(shelved, { ...this.#outside, headsFor: this.#parts.headsFor }, to);
    if (take.state.kind !== "ready" || itemId === take.state.projectItemId) return itemId;
    const { clip } = take.state;
    const now = { ...shelved, take: advance(take, { kind: "imported", clip, projectItemId: itemId }) };
    // One writer a file: of another device's take it is known in memory only.
    if (take.owner === this.#known.device) await this.update(now);
    else this.#known.keep(now);
    return itemId;
  }

  /** This device's own mark, on disk when it resolves. `none` takes it away. @throws StudioError */
  async mark(takeId: string, mark: Mark | "none"): Promise<void> {
    await this.#parts.ledger.add(homeOf(this.get(takeId)), [{ kind: "mark", takeId, mark }]);
    this.#outside.onChange();
  }

  /** Lines of this device's own ledger, on disk when it resolves; in the home where new takes go. @throws StudioError */
  async note(...entries: readonly Entry[]): Promise<void> {
    const { path } = await this.writableHome();
    await this.#parts.ledger.add(path, entries);
    this.#outside.onChange();
  }

  /**
   * As `note`, and the project notes where the ledgers stand then: in an undo step of its own, so not right after a deed that
   * one Ctrl+Z must take back. Lines are on disk when it resolves, whether the project takes the head or not. @throws StudioError
   */
  async noteAndHead(projectId: string, ...entries: readonly Entry[]): Promise<void> {
    await this.note(...entries);
    await this.#parts.noteHeads(projectId);
  }

  /** Of every device's chains, in every home of the project. @throws StudioError `no-project` */
  async heads(): Promise<readonly Head[]> {
    return (await this.headsNow()).heads;
  }

  /** As `heads`, for noting them over what was noted before. @throws StudioError `no-project` */
  headsNow(): Promise<HeadsNow> {
    return this.#parts.headsNow();
  }

  /** As `Ledger.verified`. @throws StudioError */
  verifyLedgers(noted: readonly Head[]): Promise<VerifiedLedgers> {
    return this.#parts.ledger.verified(noted);
  }

  /** Facts that happened and stand in no ledger, because the disk did not take them. */
  get untold(): number {
    return this.#parts.ledger.untold;
  }

  /** Everybody's, as `Ledger.lines` says. */
  get ledgerLines(): readonly LedgerLine[] {
    return this.#parts.ledger.lines;
  }

  /** What of all that is this project's own: what is written out, and whose names are shown. */
  get ofProject(): OfProject {
    return this.#parts.ofProject;
  }

  /** As `Ledger.doubtful` says. */
  get doubtfulLines(): readonly LedgerLine[] {
    return this.#parts.ledger.doubtful;
  }

  /** Reads everybody's marks anew; names the ledgers that could not be read. */
  async readLedgers(): Promise<readonly string[]> {
    await this.#parts.ledger.read();
    await this.words.read();
    this.#outside.onChange();
    return this.#parts.ledger.unread;
  }

  /** Takes whose folders were removed: their clips' names are not given again. @throws StudioError */
  async forget(removed: readonly { readonly shelved: Shelved; readonly bytes: number }[]): Promise<void> {
    for (const { shelved } of removed) this.#known.forget(shelved);
    this.#outside.onChange();
    for (const home of new Set(removed.map(({ shelved }) => homeOf(shelved)))) {
      const here = removed.filter(({ shelved }) => homeOf(shelved) === home);
      await this.#parts.ledger.add(
        home,
        here.map(({ shelved, bytes }) => removedEntry(shelved.take, bytes)),
        here[0]?.shelved.take.shot.projectId,
      );
    }
  }

  /** Names of clips whose takes were removed. */
  get removedClips(): readonly string[] {
    return this.#parts.ledger.removedClips;
  }

  /** These are on the screen: their pictures are read. */
  look(takeIds: readonly string[]): void {
    this.#parts.pictures.want(takeIds);
  }

  /** Newest first. Where each lies is read from `sequence`, never remembered. */
  rows(sequence: SequenceView | undefined): readonly TakeRow[] {
    return this.#known.rows(sequence);
  }
}
