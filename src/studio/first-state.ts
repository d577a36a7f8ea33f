/** What the panel shows before it has read or heard anything. */

import { AGAIN_CLOSED } from "./provenance/again-state";
import { NOT_AUDITED } from "./review/audit-state";
import { emptyForm, FIRST_SETTINGS } from "./beginning";
import { EMPTY_BOARD } from "./board/board-state";
import { NOT_DIAGNOSED } from "./diagnostics";
import { NO_LABELS } from "./review/label-state";
import { NO_LEDGER } from "./ledger/ledger-state";
import { FIRST_POLICY } from "./review/policy-state";
import { NO_LIBRARY } from "./references/reference-state";
import { NO_REVIEW } from "./review/review-state";
import { NO_SCENES } from "./scenes/scene-state";
import { NOTHING_READ } from "./takes/shelf-state";
import type { StudioState } from "./state";

/** `there`: what engines and the queue say of themselves from the start. */
export function firstState(
  seed: number,
  there: Pick<StudioState, "engines" | "spending" | "hasModerationKey" | "network" | "queue">,
): StudioState {
  return {
    host: { kind: "starting" },
    form: { ...emptyForm(FIRST_SETTINGS, seed), references: [] },
    prompts: {},
    references: {},
    library: NO_LIBRARY,
    takes: [],
    room: { kind: "starting" },
    ...there,
    audit: NOT_AUDITED,
    ledger: NO_LEDGER,
    again: AGAIN_CLOSED,
    repetitions: new Map(),
    policy: FIRST_POLICY,
    credentials: new Map(),
    labels: NO_LABELS,
    review: NO_REVIEW,
    board: EMPTY_BOARD,
    scenes: NO_SCENES,
    variation: { kind: "closed" },
    compare: { kind: "closed" },
    rankings: new Map(),
    settings: FIRST_SETTINGS,
    diagnostics: NOT_DIAGNOSED,
    metadata: { kind: "none" },
    shelf: NOTHING_READ,
  };
}
