/**
 * Whether a project may leave the house: `project.json` in each `Pickup/` that it has or had its takes in, so that it holds
 * on every machine that opens it, and goes along when the project is saved elsewhere. Fields of others in that file stay.
 *
 * `projects` says it by the project's id. `network` says it of every project in that folder that it does not name: of those
 * that lie beside one another, copies under other names among them.
 */

import { fieldsOf, Misfit, object, oneOf } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { pickupFolder } from "../../uxp/folders";
import type { ProjectNetwork } from "./engine-state";
import type { Home } from "../disk/home";
import { changeProjectFile, readProjectFile } from "../disk/project-file";

type Said = ProjectNetwork | "nothing";

/**
 * The strictest of what is said of the project in any of its homes; `any` where nobody has said anything. `isOnlyElsewhere`:
 * not by the one where it has its takes now, and the others may be gone the next time.
 * @throws StudioError `network-unread` when what stands there cannot be read: then nothing may be assumed; what the disk says.
 */
export async function readNetwork(
  home: Home,
): Promise<{ readonly network: ProjectNetwork; readonly isOnlyElsewhere: boolean }> {
  const [own, ...others] = await saidIn(home);
  const isOnlyElsewhere = own !== "this-network" && others.includes("this-network");
  return { network: own === "this-network" || isOnlyElsewhere ? "this-network" : "any", isOnlyElsewhere };
}

/**
 * What cannot be read of a file is written over: nobody can say what it said. A project that may leave is let go by every
 * home that held it back, its own last: until then it stays. @throws StudioError
 */
export async function writeNetwork(home: Home, network: ProjectNetwork): Promise<void> {
  if (network === "any") {
    for (const path of home.also) {
      if ((await saidOrDamaged(path, home)) !== "this-network") continue;
      await sayThere(path, network, home);
    }
  }
  await sayThere(home.path, network, home);
}

async function saidIn(home: Home): Promise<readonly Said[]> {
  const found: Said[] = [];
  for (const path of [home.path, ...home.also]) {
    try {
      found.push(await saidThere(path, home));
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      throw new StudioError({ kind: "network-unread", why: error.message }, { cause: error });
    }
  }
  return found;
}

/** @throws Misfit where it is damaged, StudioError where it cannot be read. */
async function saidThere(path: string, home: Home): Promise<Said> {
  const said = await readProjectFile(path, recordFor(home.projectId));
  if (said === undefined) return "nothing";
  const { network, own } = said;
  // Of the panel's own folder nobody can say any more which unsaved project it was said of.
  const isOthers = path !== home.path && path === (await pickupFolder({})).path;
  return own ?? (isOthers ? undefined : network) ?? "nothing";
}

/** A damaged one may have said anything. */
async function saidOrDamaged(path: string, home: Home): Promise<Said> {
  try {
    return await saidThere(path, home);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return "this-network";
  }
}

async function sayThere(path: string, network: ProjectNetwork, home: Home): Promise<void> {
  await changeProjectFile(
    path,
    ({ projects, ...known }) => ({
      ...known,
      ...(path === home.path && !home.isShared ? { network } : {}),
      projects: { ...namedIn(projects), [home.projectId]: network },
    }),
    (error) => {
      if (error instanceof Misfit) return {};
      throw error;
    },
  );
}

const rule = oneOf("any", "this-network");

const recordFor = (projectId: string) =>
  object(({ maybe }) => ({
    network: maybe("network", rule).network,
    own: maybe(
      "projects",
      object((one) => one.maybe(projectId, rule)[projectId]),
    ).projects,
  }));

function namedIn(projects: unknown): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(projects, "projects").rest();
  } catch (error) {
    if (error instanceof Misfit) return {};
    throw error;
  }
}
