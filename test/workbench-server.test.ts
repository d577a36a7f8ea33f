import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const BUNDLE = "window.panelRan = true; // ünchanged\n";
const PANEL_PAGE = '<!doctype html><div id="root"></div><script src="index.js"></script>';

let home: string;
let workbench: Workbench;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "pickup-workbench-"));
  const folders = { panel: join(home, "panel"), page: join(home, "page"), disk: join(home, "disk") };
  for (const folder of Object.values(folders)) await mkdir(folder);
  await writeFile(join(folders.panel, "index.js"), BUNDLE);
  await writeFile(join(folders.panel, "index.html"), PANEL_PAGE);
  await writeFile(join(folders.page, "index.html"), "<!doctype html>");
  await writeFile(join(folders.disk, "clip.mp4"), "0123456789");
  await writeFile(join(home, "secret.txt"), "classified");
  workbench = await serveWorkbench(folders, 0);
});

afterEach(async () => {
  await workbench.close();
  await rm(home, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** By hand, since fetch tidies paths and refuses to forge headers. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { port } = new URL(workbench.url);
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const asked = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const file = (path: string, more = ""): string => `/disk/file?path=${encodeURIComponent(path)}${more}`;

describe("the workbench's server", () => {
  it("serves the panel's bundle byte for byte", async () => {
    expect((await ask("/panel/index.js")).body).toBe(BUNDLE);
  });

  it("adds one script to the panel's page, before the bundle, and nothing else", async () => {
    const { body } = await ask("/panel/index.html");
    expect(body.replace('<script src="/page/realm.js"></script>', "")).toBe(PANEL_PAGE);
    expect(body.indexOf("realm.js")).toBeLessThan(body.indexOf("index.js"));
  });

  it("reads a range of a file and says which", async () => {
    const answer = await ask(file("/clip.mp4"), { headers: { range: "bytes=2-4" } });
    expect(answer).toMatchObject({ status: 206, body: "234", headers: { "content-range": "bytes 2-4/10" } });
    expect((await ask(file("/clip.mp4"), { headers: { range: "bytes=-3" } })).body).toBe("789");
    expect((await ask(file("/clip.mp4"), { headers: { range: "bytes=8-" } })).body).toBe("89");
    expect((await ask(file("/clip.mp4"), { headers: { range: "bytes=10-" } })).status).toBe(416);
  });

  it("writes at a place in a file, at its end, and anew", async () => {
    const onDisk = (): Promise<string> => readFile(join(home, "disk", "clip.mp4"), "utf8");
    await ask(file("/clip.mp4", "&at=3"), { method: "PUT", body: "abc" });
    expect(await onDisk()).toBe("012abc6789");
    await ask(file("/clip.mp4", "&at=append"), { method: "PUT", body: "!" });
    expect(await onDisk()).toBe("012abc6789!");
    await ask(file("/clip.mp4", "&at=replace"), { method: "PUT", body: "new" });
    expect(await onDisk()).toBe("new");
  });

  it("hands on the codes that a disk has for what is missing", async () => {
    const answer = await ask(file("/no/such.mp4"));
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toEqual({ code: "ENOENT", message: "ENOENT" });
    expect((await ask("/disk/stat?path=/no")).body).toBe("null");
  });

  it.each([
    ["a file above the disk", file("/../secret.txt")],
    ["the same, encoded twice over", file("/%2e%2e/secret.txt")],
    ["with backslashes", file("/..\\secret.txt")],
    ["an absolute path of this machine", file(tmpdir())],
    ["a file above the panel", "/panel/../secret.txt"],
    ["the same, encoded", "/panel/%2e%2e/secret.txt"],
    ["with an encoded slash", "/panel/..%2fsecret.txt"],
    ["a listing above the disk", "/disk/list?path=/.."],
    ["a NUL in a path", file("/clip.mp4\0.txt")],
  ])("never serves what lies outside its folders: %s", async (_, path) => {
    const answer = await ask(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain("classified");
    expect(answer.body).not.toContain(home);
  });

  it("does not write, move or remove outside the disk", async () => {
    const foul = ["/disk/file?path=/../secret.txt&at=replace", "/disk/file?path=/../new.txt&at=replace"];
    for (const path of foul) expect((await ask(path, { method: "PUT", body: "x" })).status).toBe(403);
    expect((await ask("/disk/file?path=/../secret.txt", { method: "DELETE" })).status).toBe(403);
    expect((await ask("/disk/rename?from=/clip.mp4&to=/../clip.mp4", { method: "POST" })).status).toBe(403);
    expect((await ask("/disk/file?path=/", { method: "DELETE" })).status).toBe(403);
    expect(await readFile(join(home, "secret.txt"), "utf8")).toBe("classified");
    expect(await readFile(join(home, "disk", "clip.mp4"), "utf8")).toBe("0123456789");
  });

  (process.platform === "win32" ? it.skip : it)("does not follow a link that leads out of the disk", async () => {
    await symlink(home, join(home, "disk", "way-out"));
    for (const path of ["/way-out/secret.txt", "/way-out/not/there/yet.txt"]) {
      expect((await ask(file(path))).status).toBe(403);
    }
    expect((await ask(file("/way-out/new.txt", "&at=replace"), { method: "PUT", body: "x" })).status).toBe(403);
  });

  it("answers only to its own name, which stops DNS rebinding", async () => {
    expect((await ask(file("/clip.mp4"), { headers: { host: "evil.example" } })).status).toBe(403);
    expect((await ask(file("/clip.mp4"), { headers: { host: "127.0.0.1:1" } })).status).toBe(403);
  });

  it("answers no page of another site, whatever it asks", async () => {
    const strangers = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1:1" },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" },
    ];
    for (const headers of strangers) {
      expect((await ask(file("/clip.mp4"), { headers })).status).toBe(403);
      expect((await ask(file("/clip.mp4", "&at=replace"), { method: "PUT", headers, body: "x" })).status).toBe(403);
    }
    expect(await readFile(join(home, "disk", "clip.mp4"), "utf8")).toBe("0123456789");
  });

  it("says that a port is taken by Node's own code", async () => {
    const roots = { panel: home, page: home, disk: home };
    await expect(serveWorkbench(roots, Number(new URL(workbench.url).port))).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
