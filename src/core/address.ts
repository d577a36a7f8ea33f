/** Addresses that an editor types for an engine: what they name, how far away it is, and whether Pickup may speak to it. */

import type { AddressRefusal } from "./failure-reasons";

/** `machine`: this one. `network`: a private address or a bare name, reached without leaving the house. */
export type Reach = "machine" | "network" | "internet";

export interface Address {
  /** As requests begin, without a slash at the end. */
  readonly base: string;
  /** Scheme, host and port: what a key belongs to. */
  readonly origin: string;
  /** Host and port, for people. */
  readonly host: string;
  readonly reach: Reach;
  readonly secure: boolean;
}

export type Judged =
  { readonly kind: "ok"; readonly address: Address } | { readonly kind: "refused"; readonly why: AddressRefusal };

/**
 * https is spoken to anywhere; plain http to this machine, and to private addresses when the editor agreed. An address
 * with a name, a password, a question mark or a fragment is none: keys do not belong into addresses.
 */
export function judgeAddress(typed: string, privateHttp: boolean): Judged {
  const address = addressOf(typed);
  if (address === undefined) return { kind: "refused", why: "not-an-address" };
  if (!address.secure && address.reach === "internet") return { kind: "refused", why: "http-public" };
  if (!address.secure && address.reach === "network" && !privateHttp) return { kind: "refused", why: "http-private" };
  return { kind: "ok", address };
}

/** Absent for what is no http or https address. */
export function addressOf(typed: string): Address | undefined {
  const trimmed = typed.trim();
  if (!/^https?:\/\//i.test(trimmed)) return undefined;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch (error) {
    // By its name: the host's errors may belong to another realm.
    if (typeof error === "object" && error !== null && "name" in error && error.name === "TypeError") return undefined;
    throw error;
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "" || /[?#@]/.test(trimmed)) {
    return undefined;
  }
  const origin = `${url.protocol}//${url.host}`;
  return {
    base: origin + url.pathname.replace(/\/+$/, ""),
    origin,
    host: url.host,
    reach: reachOf(url.hostname),
    secure: url.protocol === "https:",
  };
}

/** Scheme, host and port. @throws TypeError for what is no URL. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/**
 * Whether a result may be fetched from a place that the editor never entered, because the engine at `from` names it;
 * absent when it may. Nobody on the internet sends Pickup into the house, plain http goes no farther than the engine's
 * own did, and a project of this network stays in it.
 */
export function foreignRefusal(url: string, from: Address, thisNetworkOnly: boolean): AddressRefusal | undefined {
  const origin = originOf(url);
  if (origin === from.origin) return undefined;
  const place = addressOf(origin);
  if (place === undefined) return "not-an-address";
  if (place.reach === "internet") {
    return thisNetworkOnly ? "this-network-only" : place.secure ? undefined : "http-public";
  }
  if (from.reach === "internet") return "not-allowed";
  return place.secure || place.reach === "machine" || !from.secure ? undefined : "not-allowed";
}

/** By the name alone; nothing is looked up. Private ranges after RFC 1918, RFC 3927, RFC 4193; `.local` after RFC 6762. */
export function reachOf(hostname: string): Reach {
  const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (name.includes(":")) return reachOfIpv6(name);
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return reachOfIpv4(name);
  if (name === "localhost" || name.endsWith(".localhost")) return "machine";
  // A bare name is resolved by the house's own network, and so are these endings (RFC 6762, RFC 8375).
  return !name.includes(".") || /\.(local|lan|internal|home\.arpa)$/.test(name) ? "network" : "internet";
}

function reachOfIpv4(name: string): Reach {
  const [a = 0, b = 0] = name.split(".").map(Number);
  if (a === 127) return "machine";
  const isPrivate =
    a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
  return isPrivate ? "network" : "internet";
}

function reachOfIpv6(name: string): Reach {
  if (name === "::1") return "machine";
  // An IPv4 address in IPv6 clothes (RFC 4291 §2.5.5.2), as URL writes it.
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(name);
  if (mapped !== null) {
    const [high, low] = [Number.parseInt(mapped[1] ?? "0", 16), Number.parseInt(mapped[2] ?? "0", 16)];
    return reachOfIpv4([high >> 8, high & 255, low >> 8, low & 255].join("."));
  }
  return /^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/.test(name) ? "network" : "internet";
}
