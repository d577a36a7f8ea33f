/** What the first tab can stand without: a script of its own (`later-pages.tsx`). */

import { AgainBlock } from "./AgainBlock";
import { BoardTab } from "./BoardTab";
import { Chips } from "./Chips";
import { Compare } from "./Compare";
import { Library } from "./Library";
import { PromptTools } from "./PromptTools";
import { ReviewTab } from "./ReviewTab";
import { SettingsTab } from "./SettingsTab";
import { TakeCard } from "./TakeCard";
import { TakesTab } from "./TakesTab";

export const pages = {
  AgainBlock,
  BoardTab,
  Chips,
  Compare,
  Library,
  PromptTools,
  ReviewTab,
  SettingsTab,
  TakeCard,
  TakesTab,
};
