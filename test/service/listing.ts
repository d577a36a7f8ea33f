/** The list of jobs: order, cursor and limit, as each server has them. */

import { json, type Answer } from "./answer";
import { misfitInQuery } from "./fastapi";
import { unix, type Job } from "./job";
import type { Refused } from "./refused";
import type { Listing, Tongue } from "./tongue";

const MOST = 100;

/** `reversed`: the server does the opposite of what it was asked. */
export function listAnswer(tongue: Tongue, jobs: readonly Job[], query: URLSearchParams, reversed: boolean): Answer {
  const { list, refusal } = tongue;
  if (list === undefined) return json(404, refusal({ status: 404, message: "Not Found" }));
  const refused = refusedIn(list, query);
  if (refused !== undefined) return json(refused.status, refusal(refused));
  const rising = (query.get("order") === "asc") !== reversed;
  const ordered = inOrder(jobs, rising, list.bySecond);
  const after = query.get("after");
  // An id that nobody knows has nothing behind it.
  const from = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1 || ordered.length;
  const limit = Number(query.get("limit") ?? list.usual ?? Infinity);
  const page = ordered.slice(from, from + limit);
  const cursor = {
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
    has_more: from + page.length < ordered.length,
  };
  return json(200, { object: "list", data: page.map(tongue.job), ...(list.cursor ? cursor : {}) });
}

function refusedIn({ refuses, least, strictOrder }: Listing, query: URLSearchParams): Refused | undefined {
  const limit = misfitInQuery("limit", { kind: "integer", least, most: MOST }, query.get("limit"));
  const order = strictOrder
    ? misfitInQuery("order", { kind: "pattern", pattern: "^(asc|desc)$" }, query.get("order"))
    : undefined;
  const wrong = limit ?? order;
  if (wrong === undefined) return undefined;
  const { loc, msg } = wrong;
  return {
    status: refuses,
    message: `Invalid '${loc[1]}': ${msg}`,
    code: "invalid_value",
    param: loc[1],
    misfits: [wrong],
  };
}

function inOrder(jobs: readonly Job[], rising: boolean, bySecond: boolean): readonly Job[] {
  const sign = rising ? 1 : -1;
  if (bySecond) return [...jobs].sort((one, other) => sign * (unix(one.createdAt) - unix(other.createdAt)));
  return rising ? jobs : [...jobs].reverse();
}
