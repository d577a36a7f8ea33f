/** What Content Credentials a take's files carry, as far as somebody wanted to know. */

import type { Credentials } from "../../core/credentials";
import type { Failure } from "../../core/failure";

/** By take. */
export type TakesCredentials = ReadonlyMap<string, TakeCredentials>;

export type TakeCredentials =
  | { readonly kind: "reading" }
  /** `clip`: of the working copy, into which Premiere writes; absent where the original carries none, or there is no clip yet. */
  | { readonly kind: "read"; readonly original: Credentials; readonly clip?: Credentials }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface CredentialsCommands {
  /** Looks into the take's original, and its clip; what is known stays shown meanwhile. Never rejects. */
  look(takeId: string): Promise<void>;
  /** One that looked wants to know no more; what nobody wants to know is not read on. */
  leave(takeId: string): void;
}
