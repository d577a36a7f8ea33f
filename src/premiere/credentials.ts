/**
 * What Premiere itself says of a file's Content Credentials. Its `C2PAService` came with 26.5 and is not in the types of 26.3,
 * so what is used of it is declared here, and looked for before it is asked.
 */

import ppro from "premierepro";
import type { Credentials } from "../core/credentials";
import { credentialsOfPremiere } from "../core/credentials-report";
import { fieldsOf, Misfit, text, whole } from "../core/decode";
import { askMaybe } from "./ask";

interface C2paService {
  /** `withValidation`: the whole file is read for that, and Premiere waits. */
  getManifest(filePath: string, withValidation: boolean): unknown;
}

/** Flags, as Adobe's reference has them. 0: there is none; 4: in the cloud. */
const EMBEDDED = 1;
const SIDE_CAR = 2;

/** Absent where this Premiere has no such service. @throws StudioError `host-refused` */
export async function premieresCredentials(path: string, validate: boolean): Promise<Credentials | undefined> {
  const service = await askMaybe("C2PAService", () => serviceOf(ppro));
  if (service === undefined) return undefined;
  const found = await askMaybe("C2PAService.getManifest", () => service.getManifest(path, validate));
  try {
    return decoded(found);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { kind: "unknown", why: "damaged", says: error.message };
  }
}

/** @throws Misfit */
function decoded(found: unknown): Credentials {
  const { read } = fieldsOf(found, "getManifest");
  const location = read("manifestLocation", whole);
  if (location === 0) return { kind: "none" };
  if ((location & (EMBEDDED | SIDE_CAR)) === 0) return { kind: "present-unchecked", why: "elsewhere" };
  const manifest = read("manifest", text);
  try {
    return credentialsOfPremiere(manifest);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    // They are there all the same.
    return { kind: "present-unchecked", why: "damaged", says: error.message };
  }
}

function serviceOf(host: object): C2paService | undefined {
  const service: unknown = Reflect.get(host, "C2PAService");
  return isService(service) ? service : undefined;
}

function isService(value: unknown): value is C2paService {
  return (
    (typeof value === "object" || typeof value === "function") &&
    value !== null &&
    "getManifest" in value &&
    typeof value.getManifest === "function"
  );
}
