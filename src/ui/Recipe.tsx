/** A take's recipe to read: all of it, without touching what stands in the form; and bringing parts of it back. */

import { Fragment, type ReactNode } from "react";
import { seedUsed } from "../core/recipe";
import type { Take } from "../core/take";
import { Button } from "./controls";
import { PolicyThen } from "./PolicyLine";
import { CredentialsView } from "./Credentials";
import { recipeRows } from "./recipe-rows";
import { useCommands, useText } from "./useStudio";

export function RecipeView(props: { readonly take: Take; readonly onRestored?: () => void }): ReactNode {
  const { take, onRestored } = props;
  const text = useText();
  const studio = useCommands();
  const { recipe: words } = text.shelf;
  const seed = seedUsed(take.recipe);

  function restore(part: "all" | "prompt" | "seed"): void {
    void studio.restore(take.id, part);
    onRestored?.();
  }

  return (
    <div className="recipe-view" role="group" aria-label={words.title}>
      {recipeRows(take, text)
        .filter(({ says }) => says.trim() !== "")
        .map(({ name, says }) => (
          <Fragment key={name}>
            <p className="dim recipe-name">{name}</p>
            <p className="recipe-says">{says}</p>
          </Fragment>
        ))}
      <PolicyThen take={take} />
      <CredentialsView takeId={take.id} />
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
