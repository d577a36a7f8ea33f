/** A test environment of jest's. */
import type { Browser } from "playwright-core";

declare class PagesOnFailure {
  /** Puts what stands on the pages of `browsersOfTest` into the error of a test or hook that failed. */
  handleTestEvent: (
    this: { readonly global: { readonly browsersOfTest?: ReadonlySet<Browser> } },
    event: { readonly name: string; readonly error?: Error },
  ) => Promise<void>;
}

export = PagesOnFailure;
