/** The host's modules as the code under test finds them: always those of the host that the test started last. */

import { tmpdir } from "node:os";
import type { SimulatedPremiere } from "./host/premiere";
import type { SimulatedUxp } from "./host/uxp";

interface Host {
  readonly premiere: SimulatedPremiere;
  readonly uxp: SimulatedUxp;
}

/** Kept on the realm, so that it outlives `jest.resetModules`. */
export const CURRENT = Symbol.for("the host of this test");

/** What `require(id)` is in this test: always the host that was started last. */
export function hostModule(id: "premierepro" | "uxp" | "fs" | "os"): object {
  return new Proxy(
    {},
    {
      get: (_, name): unknown => {
        if (name === "__esModule") return undefined;
        const host = Reflect.get(globalThis, CURRENT) as Host | undefined;
        // What the tests themselves read, they read before there is a host.
        if (host === undefined) return Reflect.get(jest.requireActual<object>(id), name);
        const module: object = id === "premierepro" ? host.premiere.modules.premierepro : host.uxp[id];
        const member: unknown = Reflect.get(module, name);
        return typeof member === "function" && id !== "premierepro"
          ? (...given: unknown[]): unknown => Reflect.apply(member, module, given)
          : member;
      },
    },
  );
}

/** Read before there is a host, as hostModule says. */
export const TEMPORARY = tmpdir();
