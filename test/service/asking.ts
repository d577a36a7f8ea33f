/** A plain client for tests of the service: fetch and nothing else, so that no habit of the panel's stands between. */

import { startService, type Service, type ServiceOptions } from "./service";
import type { TongueName } from "./tongue";

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; undefined when it is none. */
  readonly body: unknown;
  readonly bytes: Buffer;
}

export interface How {
  /** Sent as JSON; text goes out as it is. */
  readonly json?: unknown;
  /** Sent as multipart/form-data. */
  readonly form?: Readonly<Record<string, string | Blob>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const open: Service[] = [];

/** A service that `closeAll` ends. */
export async function aService(tongue: TongueName, options: Partial<ServiceOptions> = {}): Promise<Service> {
  const service = await startService({ tongue, ...options });
  open.push(service);
  return service;
}

export async function closeAll(): Promise<void> {
  for (const service of open.splice(0)) await service.close();
}

/** `path` below the service's address, or a whole address. Redirects are not followed. */
export async function ask({ url }: Service, method: string, path: string, how: How = {}): Promise<Heard> {
  const { json, form, headers = {} } = how;
  const body = json === undefined ? (form === undefined ? undefined : formOf(form)) : textOf(json);
  const type = json === undefined ? {} : { "content-type": "application/json" };
  const answer = await fetch(path.startsWith("http") ? path : url + path, {
    method,
    redirect: "manual",
    headers: { ...type, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, body: parsed(bytes) };
}

/** As `ask`; undefined when no whole answer came. */
export async function tryToAsk(...asked: Parameters<typeof ask>): Promise<Heard | undefined> {
  try {
    return await ask(...asked);
  } catch (error) {
    // By its name: fetch's own realm is not that of a test.
    if (typeof error === "object" && error !== null && "name" in error && error.name === "TypeError") return undefined;
    throw error;
  }
}

function textOf(json: unknown): string {
  return typeof json === "string" ? json : JSON.stringify(json);
}

function formOf(fields: Readonly<Record<string, string | Blob>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") form.set(name, value);
    else form.set(name, value, "frame.png");
  }
  return form;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const MODEL = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";

/** As each server wants it: a form for vLLM-Omni, JSON for the others. */
export function createIn(tongue: TongueName, more: Readonly<Record<string, string | number>> = {}): How {
  const fields = { model: MODEL, prompt: "A small orange cat on a windowsill.", size: "1280x720", ...more };
  if (tongue !== "vllm-omni") return { json: fields };
  return { form: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])) };
}

/** Its id. */
export async function created(
  service: Service,
  tongue: TongueName,
  more?: Parameters<typeof createIn>[1],
): Promise<string> {
  const { status, body, bytes } = await ask(service, "POST", "/videos", createIn(tongue, more));
  if (status === 200 || status === 202) return idIn(body);
  throw new Error(`It was not taken: ${status} ${bytes.toString("utf8")}`);
}

export function idIn(body: unknown): string {
  if (typeof body === "object" && body !== null && "id" in body && typeof body.id === "string") return body.id;
  throw new Error("There is no id in it");
}
