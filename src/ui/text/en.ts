/** Every sentence of the panel, in English. `fr.ts` has the same shape; a test compares the two. */

import type { IntendedUse, PlacementMode } from "../../core/shot";
import type { WaitReason } from "../../core/take";
import type { Way } from "../../core/where";
import type { ProbeRow } from "../../studio/state";
import type { TakeWork } from "../../studio/takes/take-row";
import { stoppedEn } from "./stopped-en";
import { amountInEnglish, currencyInEnglish } from "./amount";
import { MONTHS_IN_ENGLISH } from "./day";
import { boardEn } from "./board-en";
import { auditEn } from "./audit-en";
import { reviewEn } from "./review-en";
import { checkEn } from "./check-en";
import { compareEn } from "./compare-en";
import { credentialsEn } from "./credentials-en";
import { directionEn } from "./direction-en";
import { policyEn } from "./policy-en";
import { promptEn } from "./prompt-en";
import { engineEn } from "./engine-en";
import { failureInEnglish } from "./failure-en";
import { labelEn } from "./label-en";
import { shelfEn } from "./shelf-en";
import { againEn } from "./again-en";
import { ledgerEn } from "./ledger-en";
import { metadataEn } from "./metadata-en";
import { rankEn } from "./rank-en";
import { referenceEn } from "./reference-en";
import { testFailureInEnglish } from "./failure-test-en";
import { replaceEn } from "./replace-en";
import { variationEn } from "./variation-en";
import { sceneEn } from "./scene-en";

export const en = {
  months: MONTHS_IN_ENGLISH,
  days: (days: number, hours: number) => `${days} d ${hours} h`,

  tabs: {
    label: "Pickup",
    shot: "Shot",
    board: "Board",
    takes: "Takes",
    review: "Review",
    settings: "Settings",
    running: (count: number) => `${count} running`,
    runningOf: (count: number, all: number) => `${count} of ${all} running`,
    waiting: (count: number) => `${count} waiting`,
  },

  where: {
    label: "Where",
    starting: "Looking for the open sequence …",
    noProject: "No project is open. Open one, and Pickup follows its sequence.",
    noSequence: "No sequence is open. Open one in the Timeline and park the playhead in the hole.",
    way: "Where the shot goes",
    ways: { "in-out": "In–Out", clip: "Clip", gap: "Gap", playhead: "Playhead" } satisfies Record<Way, string>,
    auto: (name: string) => `${name} (auto)`,
    automatic: "Auto",
    range: (range: string) => `Range ${range}`,
    track: "Video track",
    newTrack: (name: string) => `${name}, new`,
    sound: "Sound",
    soundOff: "sound off",
    soundOn: (track: string) => `sound on ${track}`,
    soundMoves: (track: string) => `its sound on ${track}, where none lies`,
    mode: "How it goes in",
    modes: { overwrite: "Overwrite", insert: "Insert" } satisfies Record<PlacementMode, string>,
    length: "Length in seconds",
    lengthBefore: "Length",
    lengthAfter: "s, from the playhead on",
    overwrites: (names: string, length: string) => `overwrites ${names} for ${length}`,
    hides: (track: string, length: string) => `hides ${track} for ${length}`,
    liesUnder: (names: string, track: string) => `lies under ${names} on ${track}`,
    items: (count: number) => `${count} items`,
    hidesNothing: "hides nothing",
    unseen: (track: string) => `${track} is switched off: the clip will not be seen`,
    inserts: (length: string) => `moves what follows by ${length}: check sync`,
  },

  note: {
    stale: (range: string, seconds: number) =>
      `In–Out ${range} is ${seconds} s away from the playhead, so it was left alone.`,
    staleUsed: (seconds: number) => `This In–Out is ${seconds} s away from the playhead.`,
    useIt: "Use it",
    pastEnd: (length: string) => `Starts ${length} after the last clip: that stretch stays black.`,
    nothingThere: {
      "in-out": "In and Out are not set, so the playhead decides.",
      clip: "No single clip is selected, so the playhead decides.",
      gap: "There is no gap under the playhead, so the playhead decides.",
      playhead: "The playhead names no place here.",
    } satisfies Record<Way, string>,
    interlaced: "The sequence is interlaced; the clip will be progressive.",
    silent: "This engine makes no sound: the clip is picture only.",
    drawnSmaller: (drawn: string, full: string) => `Drawn at ${drawn}; Premiere scales it to ${full}.`,
    roomStarting: "The media room is starting; a take waits for it.",
    roomRebuilding: "The media room stopped and is being built again. Nothing on the timeline was touched.",
  },

  prompt: {
    label: "Prompt",
    hint: "What the shot shows: subject, place, light, camera",
    more: "More",
    less: "Less",
    negative: "Negative",
    negativeHint: "What it must not show",
    seed: "Seed",
    keepSeed: "Keep this seed for the next take",
    draft: "Draft at 360 lines, quickly",
    caption: "Write ANIMATIC into the corner",
    use: "Use",
    uses: { temp: "Temp", final: "Final" } satisfies Record<IntendedUse, string>,
  },

  engine: {
    names: { animatic: "Animatic", "still-hold": "Still hold" },
    animatic: "Animatic, built in",
    animaticSays: "Not AI. Sends nothing, costs nothing.",
    stillHold: "Still hold, built in",
    stillHoldSays: "Holds the first frame as a clip. Not AI. Sends nothing, costs nothing.",
    stillHoldWhy: (why: string) => `The media room cannot run here: ${why}.`,
    seed: (seed: number) => `seed ${seed}`,
    newSeed: "new seed each take",
  },

  make: {
    animatic: {
      overwrite: (length: string, track: string) => `Draw ${length} onto ${track}`,
      insert: (length: string, track: string) => `Draw ${length} and insert on ${track}`,
    },
    stillHold: {
      overwrite: (length: string, track: string) => `Hold the frame for ${length} on ${track}`,
      insert: (length: string, track: string) => `Hold the frame for ${length}, insert on ${track}`,
    },
    nowhere: "Draw the shot",
    key: "Ctrl+Enter (Cmd+Enter) in the prompt does the same.",
  },

  take: {
    unchecked: "The check before sending could not be made; it was sent unchecked.",
    name: (shot: number, take: number) => `Shot ${shot}, take ${take}`,
    short: (take: number) => `Take ${take}`,
    picture: (name: string) => `First frame of ${name}`,
    seed: (seed: number) => `seed ${seed}`,
    notAi: "not AI",
    draft: "draft",
    inFull: "Draw in full",
    source: "Source",
    sourceSays: "Open in the Source Monitor",
    overwrite: "Overwrite",
    insert: "Insert",
    placeSays: (way: string) => `${way} where the Shot tab says now`,
    stop: "Stop",
    again: "Ask again",
    restore: "Restore",
    restoreSays: "Bring prompt and settings back into the Shot tab",
    at: (track: string, timecode: string) => `${track} at ${timecode}`,
    onTrack: (track: string, timecode: string) => `on ${track}, ${timecode}`,
    places: (count: number) => `${count} places in the sequence`,
    asked: "waits its turn",
    making: "being made",
    elsewhere: "Asked for on another machine, which follows it and answers for it.",
    delivered: "made, not imported",
    ready: "ready",
    failed: "failed",
    cancelled: "stopped",
    cancelledSays: "You stopped it. Nothing was placed.",
    interrupted: "interrupted",
    interruptedSays: "Premiere or the media room went away in the middle. Nothing was placed; ask again.",
    waits: "waits in the bin",
    unconfirmed: "not confirmed",
    notPlaced: "not placed",
    waitsFor: {
      "sequence-changed": "The sequence changed while it was made. Place it where you want it.",
      "place-taken": "The cut around its place has changed. Look where it should go, and place it.",
      playing: "The sequence was playing. Place it when you are ready.",
      "on-board": "It is a picture of the storyboard, which lays it out when you say so.",
      "no-longer-wanted": "Its place was given up. Place it where you want it.",
      "another-placed": "Another of the same press came first and has the place. Its import is an undo step, too.",
      "placeholder-changed":
        "What held its place was moved, trimmed, switched or taken away. Place it where you want it.",
      "replace-asks": "Replace Footage cannot be undone, so it is never done unasked. Press Replace.",
      "asked-again": "Asked for again: it is in the bin, to be held against the first one.",
      "in-scene": "A link of a long scene. The Board lays the scene out.",
    } satisfies Record<WaitReason, string>,
    unverified: "Premiere did not confirm the placement. Look at the timeline before you place it again.",
    cuts: (names: string, length: string, track: string) => `Overwrite here cuts ${names} on ${track} by ${length}.`,
    working: (work: TakeWork): string => {
      switch (work.step) {
        case "waiting":
          return "waits its turn";
        case "preparing":
          return "preparing";
        case "drawing":
          return `frame ${work.done} of ${work.total}`;
        case "checking":
          return "checking the file";
        case "importing":
          return "importing";
        case "gathering":
          return "waits for the others";
        case "placing":
          return "placing";
        default:
          return engineEn.work(work);
      }
    },
  },

  takes: {
    none: "No takes yet. Make one in the Shot tab: it is kept here, with its prompt and seed, for as long as the project.",
    noneShort: "No takes yet. The first one shows here while it is made.",
    search: "Search prompt, name, seed",
    nothingFound: (words: string) => `No take has “${words}” in its prompt, name or seed.`,
    clearSearch: "Show all",
    shot: (shot: number) => `Shot ${shot}`,
    prompt: (prompt: string) => `“${prompt}”`,
    noPrompt: "no prompt",
    all: (count: number) => `All ${count} takes`,
  },

  settings: {
    language: "Language",
    languages: { host: "As Premiere", en: "English", fr: "Français" },
    folder: "Where takes are kept",
    folderUnknown: "Known once a project is open.",
    folderTemporary:
      "The project has not been saved yet, so its takes are kept here. Once it is saved, new ones go beside it.",
    chooseFolder: "Choose folder …",
    besideProject: "Back beside the project",
    newShots: "New shots",
    caption: "Write ANIMATIC into the corner",
    diagnostics: "Diagnostics",
    diagnosticsSays:
      "What only this Premiere can tell. Nothing leaves the machine: you save one file and send it if you wish.",
    promptsInLog: "Prompts may stand in the saved log",
    runProbe: "Run the probe",
    probing: "Probing …",
    probeEmpty: "The probe has not run yet. It takes about half a minute.",
    runContract: "Run the host contract",
    contractRunning: "Checking …",
    contractEmpty:
      "Checks each thing that Pickup believes about Premiere. It works in a bin and a sequence of its own and takes them away again, but fills the undo list: save first, or use an empty project.",
    contract: (held: number, differed: number, unknown: number) =>
      `${held} held, ${differed} differed, ${unknown} unknown`,
    save: "Save diagnostics …",
    savedTo: (file: string) => `Saved to ${file}`,
    outcomes: { yes: "yes", no: "no", unknown: "unknown" } satisfies Record<ProbeRow["outcome"], string>,
    probes: {
      "secure-context": "Secure context",
      "h264-encode": "H.264 encoding",
      "h264-decode": "H.264 decoding",
      webgl2: "WebGL 2",
      renderer: "Renderer",
      "bridge-speed": "Bridge speed",
      hidden: "While hidden",
      "export-to-data-folder": "Frame export into the data folder",
      "user-agent": "User agent",
    } satisfies Record<ProbeRow["id"], string>,
    about: "About",
    aboutSays:
      "Pickup makes the shot you did not film. The built-in engine draws a moving storyboard on this machine; it is not AI.",
    version: (version: string) => `Version ${version}, Apache-2.0`,
  },

  problem: { dismiss: "Dismiss" },

  ...stoppedEn,

  board: boardEn,
  reference: referenceEn,
  scene: sceneEn,
  direction: directionEn,
  prompts: promptEn,
  policy: policyEn,
  shelf: shelfEn,
  wire: engineEn,
  replace: replaceEn,
  audit: auditEn,
  label: labelEn,
  review: reviewEn,
  check: checkEn,
  rank: rankEn,
  ledger: ledgerEn,
  again: againEn,
  metadata: metadataEn,
  vary: variationEn,
  compare: compareEn,
  credentials: credentialsEn,
  amount: amountInEnglish,
  currency: currencyInEnglish,
  failure: failureInEnglish,
  testFailure: testFailureInEnglish,
};

export type Text = typeof en;
