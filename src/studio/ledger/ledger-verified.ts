/** Holding the ledgers of a project to their chains, and to heads that stand outside of them. */

import { failureOf, StudioError, type Failure } from "../../core/failure";
import { missingOf, verify, type Head, type Verified } from "../../core/ledger-chain";
import { sumOfText } from "../disk/fingerprint";
import { devicesIn, newSheet } from "./ledger-sheet";
import type { Log } from "../log";

/** One file, and what holding it to its chain showed; or why it could not be read. */
export interface VerifiedLedger {
  /** Its name: the id of the device that writes it, or of a copy that a syncing drive made. */
  readonly device: string;
  readonly isMine: boolean;
  readonly verified?: Verified;
  readonly unread?: Failure;
}

export interface VerifiedLedgers {
  readonly files: readonly VerifiedLedger[];
  /** Heads that were noted of chains that no file bears a line of. */
  readonly missing: readonly Head[];
}

/** `mine`: this device's id. @throws StudioError where a folder cannot be listed */
export async function verifiedIn(
  homes: readonly string[],
  mine: string,
  noted: readonly Head[],
  { log, sleep }: { readonly log: Log; readonly sleep: (milliseconds: number) => Promise<void> },
): Promise<VerifiedLedgers> {
  const found: VerifiedLedger[] = [];
  for (const home of homes) {
    for (const device of await devicesIn(home)) {
      const isMine = device === mine;
      try {
        const text = await newSheet(home, device, isMine).file.text();
        await sleep(0);
        found.push({ device, isMine, verified: verify(text, sumOfText, noted) });
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        log.trouble("reading a ledger", error);
        found.push({ device, isMine, unread: failureOf(error) });
      }
    }
  }
  const files = found.flatMap(({ verified }) => verified ?? []);
  // Of one that is there and cannot be read nobody knows which chain it bears.
  const unread = found.filter((file) => file.verified === undefined);
  const isUnread = ({ chain }: Head): boolean => unread.some(({ device }) => chain.startsWith(`${device} `));
  return { files: found, missing: missingOf(noted, files).filter((head) => !isUnread(head)) };
}
