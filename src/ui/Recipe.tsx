/** A take's recipe to read: all of it, without touching what stands in the form; and bringing parts of it back. */

import { Fragment, type ReactNode } from "react";
import { seedUsed } from "../core/recipe";
import type { Take } from "../core/take";
import { TICKS_PER_SECOND } from "../core/time";
import { clockOf } from "./clock";
import { Button } from "./controls";
import { useCommands, useText } from "./useStudio";

export function RecipeView(props: { readonly take: Take; readonly onRestored?: () => void }): ReactNode {
  const { take, onRestored } = props;
  const { recipe, shot } = take;
  const text = useText();
  const studio = useCommands();
  const { recipe: words } = text.shelf;
  const { asked, sent } = recipe;
  const seed = seedUsed(recipe);
  const fps = Math.round((TICKS_PER_SECOND / recipe.rate) * 1000) / 1000;
  const rows: readonly (readonly [name: string, says: string])[] = [
    [words.prompt, recipe.prompt],
    [words.negative, recipe.negative],
    [words.sent, sent?.prompt ?? ""],
    [words.sentNegative, sent?.negative ?? ""],
    [words.model, asked === undefined ? recipe.model : `${recipe.model}, ${asked.engineName} (${asked.host})`],
    [words.seed, String(seed ?? "")],
    [words.picture, words.pictureIs(recipe.frames, fps, recipe.size)],
    [words.asked, asked === undefined ? "" : words.askedFor(asked.seconds, asked.size)],
    ...recipe.references.map((frame, index) => [words.reference(index + 1), words.referenceIs(frame)] as const),
    [words.use, text.prompt.uses[recipe.use]],
    [words.shot, `${shot.sequenceName}, ${take.clipName}`],
    [words.when, clockOf(take.askedAt, text.months)],
  ];

  function restore(part: "all" | "prompt" | "seed"): void {
    void studio.restore(take.id, part);
    onRestored?.();
  }

  return (
    <div className="recipe-view" role="group" aria-label={words.title}>
      {rows
        .filter(([, says]) => says.trim() !== "")
        .map(([name, says]) => (
          <Fragment key={name}>
            <p className="dim recipe-name">{name}</p>
            <p className="recipe-says">{says}</p>
          </Fragment>
        ))}
      {onRestored !== undefined && (
        <div className="row actions">
          <span className="dim">{words.bringBack}</span>
          <span className="gap" />
          <Button kind="link" onPress={() => restore("all")} says={words.allSays}>
            {words.all}
          </Button>
          <Button kind="link" onPress={() => restore("prompt")} says={words.promptSays}>
            {words.onlyPrompt}
          </Button>
          {seed !== undefined && (
            <Button kind="link" onPress={() => restore("seed")} says={words.seedSays}>
              {words.onlySeed}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
