/**
 * Addresses of scripts that this page may load: its own reader's, and what it made itself. The page's policy lets no script be
 * loaded from anywhere else where the web view knows Trusted Types; elsewhere nothing but this line of code holds it to that.
 */

interface ScriptPolicy {
  /** A TrustedScriptURL, which stands wherever the text of an address does. */
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptPolicy;
}

/** Beside the page. */
export const READER_SCRIPT = "credentials.js";

const rules: ScriptPolicy = {
  createScriptURL: (address) => {
    if (address === READER_SCRIPT || address.startsWith("blob:")) return address;
    throw new TypeError("Not a script of this page");
  },
};

function isFactory(there: unknown): there is PolicyFactory {
  return typeof there === "object" && there !== null && "createPolicy" in there;
}

let policy: ScriptPolicy | undefined;

/** @throws TypeError for any other address */
export function ownScript(address: string): string {
  if (policy === undefined) {
    const there: unknown = Reflect.get(globalThis, "trustedTypes");
    policy = isFactory(there) ? there.createPolicy("pickup", rules) : rules;
  }
  return policy.createScriptURL(address);
}
