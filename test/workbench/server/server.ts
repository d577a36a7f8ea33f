/**
 * The workbench's server: the page, the panel's files byte for byte, and a disk. It listens on this machine only, and
 * answers only pages that it served itself: another site that is open in the same browser gets nothing.
 */

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { codeOf } from "../../host/ports";
import { answerDisk } from "./disk";
import { sendFile } from "./files";
import { placeIn, Refusal } from "./place";

export interface Roots {
  /** The panel as built: `dist/`. */
  readonly panel: string;
  /** The workbench's own page as built. */
  readonly page: string;
  /** What the simulated disk holds. */
  readonly disk: string;
}

export interface Workbench {
  /** With the port, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The one thing that is added to the panel's page: it must run before the bundle. */
const REALM_TAG = '<script src="/page/realm.js"></script>';

/** Port 0 takes any free one. @throws Node's EADDRINUSE when the port is taken. */
export async function serveWorkbench(roots: Roots, port: number): Promise<Workbench> {
  const server = createServer((request, response) => {
    answer(roots, server, request, response).catch((error: unknown) => refuse(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function answer(roots: Roots, server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  refuseStrangers(request, portOf(server));
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname.startsWith("/disk/")) return answerDisk(roots.disk, url, request, response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new Refusal(405, "EINVAL", "This can only be read.");
  }
  if (url.pathname === "/") return sendFile(request, response, await placeIn(roots.page, "/index.html"));
  const [, root = "", ...rest] = decodeURIComponent(url.pathname).split("/");
  const path = `/${rest.join("/")}`;
  if (root === "panel" && path === "/index.html") return sendPanelPage(response, await placeIn(roots.panel, path));
  if (root === "panel") return sendFile(request, response, await placeIn(roots.panel, path));
  if (root === "page") return sendFile(request, response, await placeIn(roots.page, path));
  throw new Refusal(404, "ENOENT", "There is nothing at this address.");
}

async function sendPanelPage(response: ServerResponse, place: string): Promise<void> {
  const page = await readFile(place, "utf8");
  const bundle = page.search(/<script\b/i);
  if (bundle === -1) throw new Refusal(500, "EINVAL", "The panel's page loads no script.");
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(page.slice(0, bundle) + REALM_TAG + page.slice(bundle));
}

/**
 * A foreign Host is DNS rebinding; a foreign Origin or a cross-site fetch is another page in the same browser. Browsers
 * set all three and pages cannot forge them. A link to the workbench from elsewhere is harmless, so documents may load.
 */
function refuseStrangers(request: IncomingMessage, port: number): void {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !own.includes(host)) {
    throw new Refusal(403, "EACCES", "The workbench answers only to its own address.");
  }
  if (origin !== undefined && !own.some((name) => origin === `http://${name}`)) {
    throw new Refusal(403, "EACCES", "The workbench answers only its own pages.");
  }
  const opens = request.headers["sec-fetch-mode"] === "navigate" && request.headers["sec-fetch-dest"] === "document";
  if (request.headers["sec-fetch-site"] === "cross-site" && !opens) {
    throw new Refusal(403, "EACCES", "The workbench answers only its own pages.");
  }
}

const STATUS: Readonly<Record<string, number>> = {
  ENOENT: 404,
  ENOTDIR: 404,
  EACCES: 403,
  EPERM: 403,
  EROFS: 403,
  EEXIST: 409,
  EISDIR: 409,
  ENOTEMPTY: 409,
  ENAMETOOLONG: 400,
  ENOSPC: 507,
};

/** The code goes back as it is; the message must not tell where on this machine the disk lies. */
function refuse(response: ServerResponse, error: unknown): void {
  const code = codeOf(error) ?? (error instanceof URIError ? "EINVAL" : "EIO");
  const status = error instanceof Refusal ? error.status : error instanceof URIError ? 400 : (STATUS[code] ?? 500);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ code, message: error instanceof Refusal ? error.message : code }));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
