/** A storyboard: an ordered list of shots, made from a brief, a script or a shot list. Pure; every change gives a new board. */

export const BOARD_VERSION = 1;

/** Seconds that a shot of a board may last. The upper one is what the built-in engine draws at most. */
const LEAST_SECONDS = 0.5;
const MOST_SECONDS = 300;

export interface BoardShot {
  /** Unique within the board, for good. */
  readonly id: string;
  /** What a crew calls it: stays its own, wherever it is moved; `007` in file names. Unique within the board. */
  readonly number: number;
  /** The heading of its scene, as it was written; empty where there is none. */
  readonly scene: string;
  readonly prompt: string;
  readonly seconds: number;
  /** Takes that were asked for it, the latest last. */
  readonly takes: readonly string[];
}

export interface Board {
  readonly id: string;
  /** The device that made it; the only one that writes it. */
  readonly owner: string;
  readonly projectId: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly shots: readonly BoardShot[];
  /** Fields of a later version or of another tool, kept as they were and written back. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

/** A shot as it was read from a script or a list: without a number, which the board gives. */
export interface ReadShot {
  readonly scene: string;
  readonly prompt: string;
  readonly seconds: number;
}

/** Adds shots at the end, with the next numbers. `newId` is called once for each. */
export function withShots(board: Board, read: readonly ReadShot[], newId: () => string): Board {
  const first = nextNumber(board);
  const shots = read.map((shot, index) => ({ id: newId(), number: first + index, takes: [], ...shot }));
  return { ...board, shots: [...board.shots, ...shots] };
}

function nextNumber({ shots }: Board): number {
  return 1 + shots.reduce((most, { number }) => Math.max(most, number), 0);
}

/** An id that the board does not have leaves it as it is: what was pressed may be gone by then. */
export function edited(
  board: Board,
  id: string,
  change: Partial<Pick<BoardShot, "prompt" | "seconds" | "scene">>,
): Board {
  return withShot(board, id, (shot) => [{ ...shot, ...change }]);
}

export function moved(board: Board, id: string, by: number): Board {
  const from = board.shots.findIndex((shot) => shot.id === id);
  const to = Math.max(0, Math.min(board.shots.length - 1, from + by));
  const [shot] = from < 0 ? [] : board.shots.slice(from, from + 1);
  if (shot === undefined || from === to) return board;
  const others = board.shots.filter((other) => other !== shot);
  return { ...board, shots: [...others.slice(0, to), shot, ...others.slice(to)] };
}

export function removed(board: Board, id: string): Board {
  return withShot(board, id, () => []);
}

/**
 * Cut in two at a sentence, the one nearest to the middle; else at a space; its length is parted by the words. What was drawn
 * shows neither half, so both are without a picture. A shot of one word is not cut.
 */
export function split(board: Board, id: string, newId: () => string): Board {
  return withShot(board, id, (shot) => {
    const cut = cutIn(shot.prompt);
    if (cut === undefined) return [shot];
    const [first, second] = [shot.prompt.slice(0, cut).trim(), shot.prompt.slice(cut).trim()];
    const share = first.length / (first.length + second.length);
    const head = tenths(shot.seconds * share);
    const tail = tenths(shot.seconds - head);
    return [
      { ...shot, prompt: first, seconds: clampSeconds(head), takes: [] },
      { ...shot, id: newId(), number: nextNumber(board), prompt: second, seconds: clampSeconds(tail), takes: [] },
    ];
  });
}

/** With the one behind it: its words follow, and its length is added. What was drawn shows neither whole. */
export function merged(board: Board, id: string): Board {
  const index = board.shots.findIndex((shot) => shot.id === id);
  const [shot, next] = index < 0 ? [] : board.shots.slice(index, index + 2);
  if (shot === undefined || next === undefined) return board;
  const one: BoardShot = {
    ...shot,
    prompt: [shot.prompt, next.prompt].filter((words) => words.trim() !== "").join(" "),
    seconds: clampSeconds(tenths(shot.seconds + next.seconds)),
    takes: [],
  };
  return { ...board, shots: [...board.shots.slice(0, index), one, ...board.shots.slice(index + 2)] };
}

/** `asked`: takes by the ids of the shots that they were asked for. */
export function withTakes(board: Board, asked: ReadonlyMap<string, string>): Board {
  return {
    ...board,
    shots: board.shots.map((shot) => {
      const takeId = asked.get(shot.id);
      return takeId === undefined ? shot : { ...shot, takes: [...shot.takes, takeId] };
    }),
  };
}

export function canSplit({ prompt }: BoardShot): boolean {
  return cutIn(prompt) !== undefined;
}

function withShot(board: Board, id: string, change: (shot: BoardShot) => readonly BoardShot[]): Board {
  return { ...board, shots: board.shots.flatMap((shot) => (shot.id === id ? change(shot) : [shot])) };
}

export function lengthOfBoard({ shots }: Board): number {
  return shots.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Where the second half begins; absent where there is nothing to cut. */
function cutIn(prompt: string): number | undefined {
  const middle = prompt.length / 2;
  const places = (pattern: RegExp): readonly number[] =>
    [...prompt.matchAll(pattern)]
      .map((match) => match.index + match[0].length)
      .filter((at) => prompt.slice(0, at).trim() !== "" && prompt.slice(at).trim() !== "");
  const found = [/[.!?…。！？؟]+["»”’)]*\s+/g, /\n+/g, /\s+/g].map(places).find((cuts) => cuts.length > 0);
  return found?.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** What is no number, or none that can be drawn, becomes the nearest that can. */
export function clampSeconds(seconds: number): number {
  if (!Number.isFinite(seconds)) return LEAST_SECONDS;
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds));
}
