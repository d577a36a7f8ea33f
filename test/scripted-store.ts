/** A store that is scripted by hand: what it is told, it remembers. */

import { framesPerSecond } from "../src/core/time";
import { AGAIN_CLOSED } from "../src/studio/provenance/again-state";
import { moved, withRole } from "../src/core/reference-roles";
import { planOf } from "../src/studio/form/plan";
import type { StudioStore } from "../src/studio/commands";
import { withRights } from "../src/core/shot";
import type { StudioState } from "../src/studio/state";
import type { ShotForm } from "../src/studio/form/shot-form";
import { project } from "./ui-states";

export interface ScriptedStore extends StudioStore {
  /** What it was told, in order, as an editor would say it: `make`, `place take-1 insert`. */
  readonly told: readonly string[];
  /** Puts another state on the screen. */
  show(state: StudioState): void;
}

/** Keeps form and settings as they are edited, and does nothing else by itself. */
export function scriptedStore(first: StudioState): ScriptedStore {
  let state = first;
  const told: string[] = [];
  const listeners = new Set<() => void>();
  const show = (next: StudioState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const tell = (...words: readonly string[]): Promise<void> => {
    told.push(words.join(" "));
    return Promise.resolve();
  };
  const holds = (references: StudioState["form"]["references"]): Promise<void> => {
    show({ ...state, form: { ...state.form, references } });
    return Promise.resolve();
  };
  const edit = (change: Partial<ShotForm>): void => {
    const form = { ...state.form, ...change };
    const sequence = state.host.kind === "open" ? state.host.project.sequence : undefined;
    const { room } = state;
    show({ ...state, form, ...(sequence === undefined ? {} : { plan: planOf({ sequence, form, room }) }) });
  };
  const rewrite = (change: Partial<ShotForm>): void => {
    const { prompt, negative, seconds, use } = state.form;
    edit(change);
    show({ ...state, prompts: { before: { projectId: project.projectId, form: { prompt, negative, seconds, use } } } });
  };
  return {
    told,
    show,
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    editForm: edit,
    settings: {
      editSettings(change) {
        show({ ...state, settings: { ...state.settings, ...change } });
      },
      saveEngine: (draft) => tell("saveEngine", draft.address, draft.key ?? ""),
      forgetLimits: (engineId) => void tell("forgetLimits", engineId),
      removeEngine: (engineId) => tell("removeEngine", engineId),
      testEngine: (engineId) => tell("testEngine", engineId),
      keepModerationKey: (key) => tell("keepModerationKey", key),
      setNetwork: (network) => tell("setNetwork", network),
      capSpending: (amount) => void tell("capSpending", String(amount)),
      saveSpending: () => tell("saveSpending"),
      chooseFolder: () => tell("chooseFolder"),
      forgetFolder: () => void tell("forgetFolder"),
      runProbe: () => tell("runProbe"),
      runContract: () => tell("runContract"),
      saveDiagnostics: () => tell("saveDiagnostics"),
    },
    board: {
      open: (page) => show({ ...state, board: { ...state.board, page } }),
      findHoles: () => Promise.resolve(),
      editFill: (change) => {
        show({ ...state, board: { ...state.board, fill: { ...state.board.fill, ...change } } });
        return Promise.resolve();
      },
      editHole: (id, change) => {
        const holes = state.board.fill.holes.map((hole) => (hole.id === id ? { ...hole, ...change } : hole));
        show({ ...state, board: { ...state.board, fill: { ...state.board.fill, holes } } });
      },
      fill: (how) => tell(how?.confirmed === true ? "fill confirmed" : "fill"),
      readScript: (text) => tell("readScript", text),
      openScript: () => tell("openScript"),
      chooseBoard: (id) => void tell("chooseBoard", id ?? "none"),
      copyBoard: () => tell("copyBoard"),
      removeBoard: () => tell("removeBoard"),
      renameBoard: (title) => void tell("renameBoard", title),
      chooseShot: (chosen) => show({ ...state, board: { ...state.board, story: { ...state.board.story, chosen } } }),
      editShot: (id, change) => void tell("editShot", id, JSON.stringify(change)),
      moveShot: (id, by) => void tell("moveShot", id, String(by)),
      splitShot: (id) => void tell("splitShot", id),
      mergeShot: (id) => void tell("mergeShot", id),
      removeShot: (id) => void tell("removeShot", id),
      undoBoard: () => void tell("undoBoard"),
      drawBoard: () => tell("drawBoard"),
      layOut: (to) => tell("layOut", to),
      askForShot: (id, how) => tell(how?.confirmed === true ? "askForShot confirmed" : "askForShot", id),
      placeNow: (batchId) => void tell("placeNow", batchId),
      stopBatch: (batchId) => void tell("stopBatch", batchId),
      forgetBatch: (batchId) => void tell("forgetBatch", batchId),
    },
    policy: {
      follow: (packIds) => tell("follow", ...packIds),
      clear: (typed) => tell("clear", JSON.stringify(typed)),
      forget: () => tell("forgetName"),
      read: () => tell("readPolicy"),
    },
    review: {
      choose: (key) => {
        const { at: _before, ...rest } = state.review;
        show({ ...state, review: { ...rest, ...(key === undefined ? {} : { at: key }) } });
      },
      step: (to) => void tell("step", to),
      as: (part) => show({ ...state, review: { ...state.review, part } }),
      play: (key) => tell("playRange", key),
      write: (note) => show({ ...state, review: { ...state.review, note } }),
      decide: (key, part, decision) => tell("decide", key, part, decision, state.review.note),
      withdraw: (key, part) => tell("withdraw", key, part),
      makePack: (words) => tell("makePack", words.language),
      stopPack: () => void tell("stopPack"),
      takeIn: () => tell("takeIn"),
      eraseName: (name) => tell("eraseName", name),
      showReview: () => tell("showReview"),
      showLabels: (shown) => tell("showLabels", String(shown)),
    },
    shelf: {
      mark: (takeId, mark) => tell("mark", takeId, mark),
      look: () => undefined,
      // It looks by itself, as often as it likes.
      lookAround: () => Promise.resolve(),
      readUses: () => tell("readUses"),
      reviewCleanUp: () => tell("reviewCleanUp"),
      cleanUp: (which, takeIds) => tell("cleanUp", which, ...takeIds),
      closeCleanUp: () => void tell("closeCleanUp"),
    },
    labels: {
      decide: (key, said) => tell("decideLabel", key, said.decision, said.by, said.reason, said.wording ?? "suggested"),
      open: (language) => tell("openLabels", language),
      close: () => void tell("closeLabels"),
      choose: (change) => tell("chooseLabel", JSON.stringify(change)),
      lay: () => tell("layLabels"),
      remove: () => tell("removeLabels"),
    },
    check: {
      open: (takeId) => tell("check", takeId),
      close: () => void tell("closeCheck"),
      playAt: (rate) => tell("playAt", String(framesPerSecond(rate))),
      setSpace: (space) => tell("setSpace", space),
      measure: (against) => tell("measure", against),
      setStrength: (strength) => tell("setStrength", String(strength)),
      stop: () => void tell("stopCheck"),
      saveCube: () => tell("saveCube"),
      copy: (kind, wishes) => tell("copy", kind, wishes.scale),
      putCopy: () => tell("putCopy"),
      look: () => tell("lookForFaults"),
      mark: () => tell("markFindings"),
    },
    metadata: {
      check: () => tell("checkMetadata"),
      repair: () => tell("repairMetadata"),
      stop: () => void tell("stopMetadata"),
      nameInFiles: (wanted) => tell(`nameInFiles ${wanted}`),
    },
    audit: {
      read: () => tell("audit"),
      stop: () => void tell("stopAudit"),
      select: (key) => tell("select", key),
      mark: (key) => tell("markRange", key),
      exportReport: (format) => tell("exportReport", format),
      sources: () => ({
        sources: [
          {
            ranges: [1],
            role: "first",
            kind: "program",
            origin: "Reel 2, 10:00:02:12",
            sha256: "0".repeat(64),
          },
        ],
        credits: ["Wan-AI/Wan2.2-TI2V-5B"],
      }),
    },
    rank: {
      rank: (shotKey) => tell("rank", shotKey),
      stop: (shotKey) => void tell("stopRank", shotKey),
      setSpace: (_shotKey, space) => tell("setSpace", space),
      forget: (shotKey) => void tell("forgetRank", shotKey),
    },
    again: {
      open: () => tell("openAgain"),
      measure: (takeId) => tell("measureAgain", takeId),
      stopMeasuring: () => void tell("stopMeasuringAgain"),
      close: () => show({ ...state, again: AGAIN_CLOSED }),
      ask: (takeId, how) => tell("askSame", takeId, String(how?.confirmed ?? false)),
      inFull: (takeId) => tell("drawInFull", takeId),
    },
    ledger: {
      look: () => tell("lookAtLedger"),
      verify: () => tell("verifyLedger"),
      checkAgainst: () => tell("checkAgainst"),
      saveAs: (kind) => tell("saveLedger", kind),
      erase: (ids) => tell("erase", ...ids),
    },
    credentials: {
      look: (takeId) => tell("look into credentials", takeId),
      leave: (takeId) => void tell("leave credentials", takeId),
    },
    variations: {
      begin: (takeId) => void tell("vary", takeId),
      edit(change) {
        const { variation } = state;
        if (variation.kind === "open") show({ ...state, variation: { ...variation, ...change } });
      },
      leave: () => show({ ...state, variation: { kind: "closed" } }),
      ask: (how) => tell(how?.confirmed === true ? "ask variation confirmed" : "ask variation"),
    },
    prompts: {
      write: rewrite,
      putBack() {
        const { before } = state.prompts;
        if (before !== undefined) rewrite(before.form);
      },
    },
    references: {
      takeFrame: (at) => tell("takeFrame", at),
      takeFile: () => tell("takeFile"),
      takeFromTake: (takeId, at) => tell("takeFromTake", takeId, at),
      showInstead: (index, what) => tell("showInstead", String(index), String(what)),
      setRole: (index, role) => holds(withRole(state.form.references, index, role).references),
      noteRights: (index, rights) =>
        holds(
          state.form.references.map((one, at) =>
            at === index ? { ...one, frame: withRights(one.frame, rights) } : one,
          ),
        ),
      move: (index, to) => holds(moved(state.form.references, index, to)),
      drop: (index) => holds(state.form.references.filter((_, at) => at !== index)),
    },
    replace: {
      look: (takeId) => tell("look at replacing", takeId),
      forget() {
        const { replacing: _gone, ...rest } = state;
        show(rest);
      },
      replace: (takeId, way) => tell("replace", takeId, way),
    },
    versions: {
      look: (shotKey) => tell("look at versions", shotKey),
      forget() {
        const { versioning: _gone, ...rest } = state;
        show(rest);
      },
      make: (shotKey) => tell("make versions", shotKey),
    },
    library: {
      keep: (index, { kind, name }) => tell("keep", String(index), kind, name),
      keepFile: ({ kind, name }) => tell("keepFile", kind, name),
      keepWords: (name, words, at) => tell("keepWords", name, words, at),
      addPicture: (entryId, from) => tell("addPicture", entryId, String(from)),
      edit: (entryId, change) => tell("edit", entryId, JSON.stringify(change)),
      remove: (entryId) => tell("remove", entryId),
      use: (entryId) => tell("use", entryId),
    },
    scenes: {
      // The state of the page says what is measured and planned.
      show: () => undefined,
      showDraft: () => undefined,
      editDraft: (change) =>
        show({ ...state, scenes: { ...state.scenes, draft: { ...state.scenes.draft, ...change } } }),
      start: (how) => tell("scene start", ...(how?.confirmed === true ? ["confirmed"] : [])),
      goOn: (id, how) => tell("scene goOn", id, ...(how?.confirmed === true ? ["confirmed"] : [])),
      stop: (id) => void tell("scene stop", id),
      redo: (id, link, how) => tell("scene redo", id, String(link), ...(how?.rest === true ? ["rest"] : [])),
      lay: (id) => tell("scene lay", id),
      swap: (id, link) => tell("scene swap", id, String(link)),
      forget: (id) => tell("scene forget", id),
    },
    compare: {
      choose: (takeId) => void tell("compare", takeId),
      leave: () => show({ ...state, compare: { kind: "closed" } }),
      swap() {
        const { compare } = state;
        if (compare.kind === "open") show({ ...state, compare: { ...compare, a: compare.b, b: compare.a } });
      },
      look(at) {
        const { compare } = state;
        if (compare.kind === "open") show({ ...state, compare: { ...compare, at } });
      },
    },
    dismissProblem() {
      const { problem: _gone, ...rest } = state;
      show(rest);
    },
    make: (how) => tell(how?.confirmed === true ? "make confirmed" : "make"),
    cancel: (takeId) => void tell("cancel", takeId),
    retry: (takeId, how) =>
      tell(how?.anew === true ? "retry anew" : "retry", takeId, ...(how?.confirmed === true ? ["confirmed"] : [])),
    cancelAll: () => void tell("cancelAll"),
    settle: (takeId, answer, how) =>
      tell(
        "settle",
        takeId,
        answer.kind,
        ...(answer.kind === "found" ? [answer.jobId] : []),
        ...(how?.confirmed === true ? ["confirmed"] : []),
      ),
    pauseQueue: (paused) => void tell("pauseQueue", String(paused)),
    moveInQueue: (takeId, to) => void tell("moveInQueue", takeId, to),
    openInSource: (takeId) => tell("openInSource", takeId),
    place: (takeId, mode) => tell("place", takeId, mode),
    restore: (takeId, part) => tell("restore", takeId, ...(part === undefined ? [] : [part])),
  };
}
