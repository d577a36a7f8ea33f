/** What each kind can do of what is said. */

import type { Action, SubjectKind } from "./staging";
import type { Verb } from "./staging-deeds";
import { stays } from "./staging-things";

export function isAboard(verb: Verb): boolean {
  return verb === "drive" || verb === "ride" || verb === "sail" || verb === "fly";
}

interface Named {
  readonly kind: SubjectKind | "block-out";
  readonly label?: string;
}

/** What a kind can do of what is said; absent: not that. */
export function doing({ kind, label }: Named, verb: Verb): Action | undefined {
  const isMoving = verb === "go" || verb === "walk" || verb === "run" || isAboard(verb);
  const isStill = verb === "rest" || verb === "stand" || verb === "sit";
  switch (kind) {
    case "person":
      return personDoing(verb);
    case "dog":
      return isMoving ? "travel" : verb === "sit" ? "sit" : isStill ? "rest" : undefined;
    case "bird":
    case "boat":
    case "train":
      return isMoving ? "travel" : isStill ? "rest" : undefined;
    case "block-out":
      if (isMoving && label !== undefined && stays(label)) return undefined;
      return isMoving ? "travel" : verb === "turn" ? "turn" : isStill ? "rest" : undefined;
    case "car":
      return isMoving ? "travel" : verb === "turn" ? "turn" : isStill ? "rest" : undefined;
    case "bottle":
    case "box":
    case "phone":
    case "cup":
      return verb === "turn" ? "turn" : isStill ? "rest" : undefined;
    case "tree":
      return isStill ? "rest" : undefined;
  }
}

function personDoing(verb: Verb): Action | undefined {
  switch (verb) {
    case "walk":
    case "go":
      return "walk";
    case "run":
    case "sit":
    case "turn":
    case "point":
    case "talk":
    case "stand":
      return verb;
    case "rest":
    case "drive":
    case "ride":
    case "sail":
    case "fly":
      return undefined;
  }
}
