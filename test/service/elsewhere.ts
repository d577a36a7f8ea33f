/** Hosts on this machine: the service's own, and others beside it, where redirects point to and where results may lie. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** Its origin. */
export async function listening(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The service has no port");
  return `http://127.0.0.1:${address.port}`;
}

export async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Another host than the service: what it was sent is counted, keys above all. */
export class Elsewhere {
  url = "";
  requests = 0;
  authorizations = 0;
  readonly #server: Server;

  constructor(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    this.#server = createServer((request, response) => {
      this.requests += 1;
      if (request.headers.authorization !== undefined) this.authorizations += 1;
      answer(request, response);
    });
  }

  async listen(): Promise<void> {
    this.url = await listening(this.#server, 0);
  }

  async close(): Promise<void> {
    await stopped(this.#server);
  }
}
