/** OpenAI's SDK, in a script of its own. */

import type * as openai from "openai";

/** Run when an engine is first asked, and not when its script is read: it wants classes then that a poorer host may lack. */
export function sdk(): Promise<typeof openai> {
  return import(/* webpackMode: "eager", webpackExports: ["default", "APIError"] */ "openai");
}
