/**
 * The policy of each project that was opened: the packs that it follows and what was cleared for it, in `project.json`, and
 * the house's own pack, `policy.json` beside it. What cannot be read is said, and the packs that come with Pickup still hold.
 */

import { cleared, clearanceRecord, NOTHING_CLEARED, says, type Clearance, type Typed } from "../../core/clearance";
import { fieldsOf, list, Misfit, object, parse, text, type Decoder } from "../../core/decode";
import { StudioError, type Failure } from "../../core/failure";
import { policyPack, type PolicyPack, type PolicyRecord } from "../../core/policy";
import { findingsFor } from "../../core/policy-check";
import { recordOf } from "../../core/policy-finding";
import { packsApplied } from "../../core/policy-packs";
import type { Take } from "../../core/take";
import { pickupFolder } from "../../uxp/folders";
import { joinPath } from "../../uxp/paths";
import { maybeReadText } from "../../uxp/texts";
import type { Home } from "../disk/home";
import type { Log } from "../log";
import { dayOf, FIRST_POLICY, type PolicyState } from "./policy-state";
import { changeProjectFile, PROJECT_FILE, readProjectFile } from "../disk/project-file";
import type { Words } from "../ledger/words";

const OWN_FILE = "policy.json";
/** Characters: no house writes more, and a file that is larger is something else. */
const LONGEST_FILE = 1_000_000;

export interface PoliciesOutside {
  readonly log: Log;
  readonly now: () => Date;
  /** Who is declared to sit here; absent or empty: nobody said. */
  readonly person: () => string | undefined;
  /** Where names are kept, so that they can be erased. */
  readonly words: () => Pick<Words, "keep" | "of" | "erase">;
  /** Of a model at an engine, `unknown` where nobody wrote it down. */
  readonly licenceOf: (engineId: string, model: string) => string;
  readonly onChange: () => void;
}

/** What is said of a project in one of its homes. */
interface Said {
  /** Ids. Absent: nobody chose. */
  readonly packs?: readonly string[];
  readonly clearance: Clearance;
}

interface Known {
  readonly own?: PolicyPack;
  readonly said: Said;
  readonly unread: readonly Failure[];
}

const NOTHING_SAID: Said = { clearance: NOTHING_CLEARED };

export class Policies {
  readonly #outside: PoliciesOutside;
  readonly #known = new Map<string, Known>();
  #projectId = "";

  constructor(outside: PoliciesOutside) {
    this.#outside = outside;
  }

  /** Of the project that is open now. */
  get shown(): Omit<PolicyState, "approved"> {
    const known = this.#known.get(this.#projectId);
    if (known === undefined) {
      const { approved: _theirs, ...first } = FIRST_POLICY;
      return first;
    }
    const { own, said, unread } = known;
    return { ...packsApplied(own, said.packs), clearance: this.#named(said.clearance), unread };
  }

  #named({ by, ...typed }: Clearance): Clearance {
    const name = by === undefined ? undefined : this.#outside.words().of(by);
    return name?.kind === "said" ? { ...typed, by: name.text } : typed;
  }

  /** Reads what holds for a project. Never rejects for what cannot be read: the state says so. */
  async openProject(home: Home): Promise<void> {
    this.#projectId = home.projectId;
    await this.read(home);
  }

  async read(home: Home): Promise<void> {
    const unread: Failure[] = [];
    const own = await this.#reading(OWN_FILE, () => readOwn(home.path), unread);
    const said = await this.#reading(PROJECT_FILE, () => readSaid(home), unread);
    this.#known.set(home.projectId, {
      ...(own === undefined ? {} : { own }),
      said: said ?? NOTHING_SAID,
      unread,
    });
    this.#outside.onChange();
  }

  /** @throws StudioError */
  async follow(home: Home, packs: readonly string[]): Promise<void> {
    await this.#say(home, (said) => ({ ...said, packs }));
  }

  /** @throws StudioError */
  async clear(home: Home, typed: Typed): Promise<void> {
    const person = this.#outside.person();
    const by = says(person) ? { by: await this.#outside.words().keep(home.path, person.trim()) } : {};
    const who = { ...by, at: this.#outside.now().toISOString() };
    await this.#say(home, (said) => ({ ...said, clearance: cleared(said.clearance, typed, who) }));
  }

  /** Erases the name of who noted the latest of it, wherever that stands; what was noted stays. @throws StudioError */
  async forget(home: Home): Promise<void> {
    const by = this.#known.get(home.projectId)?.said.clearance.by;
    if (by !== undefined) await this.#outside.words().erase(home.path, [by]);
    this.#outside.onChange();
  }

  /** What stands against a take that is sent or drawn now. Absent: its project was not opened since the panel was. */
  recordFor({ recipe, shot }: Take): PolicyRecord | undefined {
    const known = this.#known.get(shot.projectId);
    if (known === undefined) return undefined;
    const { own, said, unread } = known;
    const { applied, missing } = packsApplied(own, said.packs);
    const { asked, engine, model, prompt, negative, references, use } = recipe;
    const at = asked === undefined ? {} : { host: asked.host, licence: this.#outside.licenceOf(asked.engineId, model) };
    const findings = findingsFor(applied, {
      prompt,
      negative,
      references,
      engine: { engine, model, ...at },
      use,
      clearance: said.clearance,
      today: dayOf(this.#outside.now()),
    });
    return recordOf(applied, findings, unread.length + missing.length > 0);
  }

  /** On disk before it holds; it goes out from what stands there, as another machine may have said more since. */
  async #say(home: Home, change: (said: Said) => Said): Promise<void> {
    let said = NOTHING_SAID;
    try {
      const before = await saidBefore(home);
      const hasAll = await isOfOneProject(home);
      await changeProjectFile(
        home.path,
        (fields) => {
          const { policies, ...others } = fields;
          said = change(saidHere(saidRecord(home.projectId)(fields, ""), hasAll) ?? before);
          return {
            ...others,
            ...(home.isShared ? {} : { policy: said }),
            policies: { ...namedIn(policies), [home.projectId]: said },
          };
        },
        (error) => {
          throw error;
        },
      );
    } catch (error) {
      // Whether the project may leave the house stands there too: nobody may write over that unread.
      if (!(error instanceof Misfit)) throw error;
      throw new StudioError({ kind: "policy-unread", file: PROJECT_FILE, why: reasonOf(error) }, { cause: error });
    }
    const known = this.#known.get(home.projectId) ?? { unread: [] };
    const unread = known.unread.filter((one) => one.kind !== "policy-unread" || one.file !== PROJECT_FILE);
    this.#known.set(home.projectId, { ...known, said, unread });
    this.#outside.onChange();
  }

  async #reading<T>(file: string, read: () => Promise<T>, unread: Failure[]): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("reading the policy", error);
      unread.push(error instanceof StudioError ? error.failure : { kind: "policy-unread", file, why: reasonOf(error) });
      return undefined;
    }
  }
}

async function readOwn(home: string): Promise<PolicyPack | undefined> {
  const json = await maybeReadText(joinPath(home, OWN_FILE), () => true);
  if (json === undefined) return undefined;
  if (json.length > LONGEST_FILE) throw new Misfit("", `a policy pack of at most ${LONGEST_FILE} characters`);
  return parse(json, policyPack);
}

/** Where the project has its takes now; else where it had them before. @throws Misfit, StudioError */
async function readSaid(home: Home): Promise<Said> {
  const here = await readProjectFile(home.path, saidRecord(home.projectId));
  return saidHere(here ?? {}, await isOfOneProject(home)) ?? saidBefore(home);
}

interface SaidInFile {
  /** Of all that have their takes there. */
  readonly all?: Said;
  readonly own?: Said;
}

function saidHere({ own, all }: SaidInFile, hasAll: boolean): Said | undefined {
  return own ?? (hasAll ? all : undefined);
}

/** Of the panel's own folder nobody can say which unsaved project a word about all was about. */
async function isOfOneProject(home: Home): Promise<boolean> {
  return home.path !== (await pickupFolder({})).path;
}

/** By the project's id, where it had its takes before. @throws Misfit, StudioError */
async function saidBefore(home: Home): Promise<Said> {
  for (const path of home.also) {
    const there = await readProjectFile(path, saidRecord(home.projectId));
    if (there?.own !== undefined) return there.own;
  }
  return NOTHING_SAID;
}

const said: Decoder<Said> = object(({ maybe }) => ({
  ...maybe("packs", list(text)),
  clearance: maybe("clearance", clearanceRecord).clearance ?? NOTHING_CLEARED,
}));

const saidRecord = (projectId: string): Decoder<SaidInFile> =>
  object(({ maybe }) => {
    const { policy: all } = maybe("policy", said);
    const { policies: own } = maybe(
      "policies",
      object((one) => one.maybe(projectId, said)[projectId]),
    );
    return { ...(all === undefined ? {} : { all }), ...(own === undefined ? {} : { own }) };
  });

/** Of every project that something is said of there. @throws Misfit */
function namedIn(policies: unknown): Readonly<Record<string, unknown>> {
  return policies === undefined ? {} : fieldsOf(policies, "policies").rest();
}

function reasonOf(error: unknown): string {
  return error instanceof Misfit ? error.message : String(error);
}
