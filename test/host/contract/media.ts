/** Reference §6.1 and §6.2: frames out, files in. */

import type { ContractCase } from "../contract";
import { contractCase, holdsIf, notTried, thrownBy, unknown } from "./verdict";
import type { Bench } from "./bench";
import { joined } from "./bench";

const FRAME = "§6.1 exportSequenceFrame";
const IMPORT = "§6.2 importFiles";

interface Exported {
  readonly answer: boolean;
  /** Absent when no file showed up within the wait. */
  readonly path?: string;
  readonly atOnce: boolean;
  readonly milliseconds: number;
}

/** Exports the sequence's first frame; `name` is bare, with its extension. */
async function exportTo(bench: Bench, folder: string, name: string, width = 320, height = 180): Promise<Exported> {
  const places = [joined(folder, name), joined(folder, `${name}${/\.\w+$/.exec(name)?.[0] ?? ""}`)];
  for (const place of places) bench.forget(place);
  const look = async (): Promise<string | undefined> => {
    for (const place of places) if (((await bench.sizeOf(place)) ?? 0) > 0) return place;
    return undefined;
  };
  const sequence = await bench.sequence();
  const started = Date.now();
  const zero = bench.ppro.TickTime.TIME_ZERO;
  const answer = await bench.ppro.Exporter.exportSequenceFrame(sequence, zero, name, folder, width, height);
  const atOnce = (await look()) !== undefined;
  const path = answer ? await bench.until(10_000, look) : undefined;
  return { answer, atOnce, milliseconds: Date.now() - started, ...(path === undefined ? {} : { path }) };
}

async function sizeInHeader(bench: Bench, path: string): Promise<string> {
  const bytes = await bench.until(3000, async () => {
    const read = await bench.host.fs.readFile(path);
    const all = typeof read === "string" ? new Uint8Array() : new Uint8Array(read);
    return all.length >= 24 ? all : undefined;
  });
  if (bytes === undefined) return "no header";
  const number = (at: number): number => bytes.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return `${number(16)} x ${number(20)}`;
}

export const mediaCases: readonly ContractCase[] = [
  contractCase("frame by bare name", FRAME, "A bare name and a folder give a PNG", async (bench) => {
    const seen = await exportTo(bench, await bench.temporaryFolder(), `${bench.newName("frame")}.png`);
    return holdsIf(
      seen.path !== undefined,
      `answered ${seen.answer}; file ${seen.path ?? "never"} after ${seen.milliseconds} ms`,
    );
  }),
  contractCase("frame scales", FRAME, "The frame has the asked size", async (bench) => {
    const seen = await exportTo(bench, await bench.temporaryFolder(), `${bench.newName("scaled")}.png`, 128, 72);
    if (seen.path === undefined) return unknown("No frame appeared.");
    const size = await sizeInHeader(bench, seen.path);
    return holdsIf(size === "128 x 72", size);
  }),
  contractCase(
    "frame extension",
    FRAME,
    "Before 26.2.2 the extension may come twice, since then once",
    async (bench) => {
      const name = `${bench.newName("extension")}.png`;
      const seen = await exportTo(bench, await bench.temporaryFolder(), name);
      if (seen.path === undefined) return unknown("No frame appeared.");
      const isDoubled = seen.path.endsWith(".png.png");
      return holdsIf(!isDoubled || !bench.isNew, isDoubled ? "twice" : "once");
    },
  ),
  contractCase("frame formats", FRAME, "The extension picks the format: JPEG and GIF, as others", async (bench) => {
    const folder = await bench.temporaryFolder();
    const seen: string[] = [];
    for (const [extension, start] of [["jpg", 0xff] as const, ["gif", 0x47] as const]) {
      const { path, answer } = await exportTo(bench, folder, `${bench.newName("format")}.${extension}`, 64, 36);
      const bytes = path === undefined ? undefined : await bench.host.fs.readFile(path);
      const first = bytes === undefined || typeof bytes === "string" ? undefined : new Uint8Array(bytes)[0];
      seen.push(`${extension}: ${first === start ? "right" : `answered ${answer}, first byte ${first ?? "none"}`}`);
    }
    return holdsIf(
      seen.every((one) => one.endsWith("right")),
      seen.join("; "),
    );
  }),
  notTried(
    "frame needs a size",
    FRAME,
    "Width and height must be given",
    "a call that is too short may hang Premiere, as another does.",
  ),
  contractCase("frame comes late", FRAME, "The answer comes before the file does", async (bench) => {
    const seen = await exportTo(bench, await bench.temporaryFolder(), `${bench.newName("late")}.png`);
    if (seen.path === undefined) return unknown("No frame appeared.");
    return seen.atOnce
      ? unknown("This time the file was there with the answer.")
      : holdsIf(true, `${seen.milliseconds} ms later`);
  }),
  contractCase("frame by full path", FRAME, "A full path as the name writes nothing", async (bench) => {
    const path = await bench.newPath("full-path");
    const sequence = await bench.sequence();
    const zero = bench.ppro.TickTime.TIME_ZERO;
    const folder = await bench.temporaryFolder();
    const thrown = await thrownBy(() => bench.ppro.Exporter.exportSequenceFrame(sequence, zero, path, folder, 64, 36));
    const found = await bench.until(1500, () => bench.sizeOf(path));
    return holdsIf(found === undefined, found === undefined ? (thrown ?? "no file") : `a file of ${found} bytes`);
  }),
  contractCase("frame name with colon", FRAME, "A colon in the name is answered with false", async (bench) => {
    const sequence = await bench.sequence();
    const folder = await bench.temporaryFolder();
    const name = `${bench.newName("co:lon")}.png`;
    bench.forget(joined(folder, name));
    const zero = bench.ppro.TickTime.TIME_ZERO;
    const answer = await bench.ppro.Exporter.exportSequenceFrame(sequence, zero, name, folder, 64, 36);
    return holdsIf(!answer, `answered ${answer}`);
  }),
  contractCase(
    "frame into data folder",
    FRAME,
    "A frame can be exported into the plugin's data folder",
    async (bench) => {
      const folder = (await bench.host.uxp.storage.localFileSystem.getDataFolder()).nativePath;
      const seen = await exportTo(bench, folder, `${bench.newName("data")}.png`);
      return holdsIf(
        seen.path !== undefined,
        `answered ${seen.answer}; file ${seen.path === undefined ? "never came" : "came"}`,
      );
    },
  ),
  contractCase("frame needs no lock", FRAME, "Exporting needs no locked access", async (bench) => {
    const seen = await exportTo(bench, await bench.temporaryFolder(), `${bench.newName("lockless")}.png`, 64, 36);
    return holdsIf(seen.answer, `answered ${seen.answer}`);
  }),
  notTried("frames one at a time", FRAME, "Frames must be exported one at a time", "two at once may hang Premiere."),

  contractCase("bin by action", IMPORT, "createBinAction in a transaction makes a bin at the root", async (bench) => {
    const bin = await bench.bin();
    return holdsIf(bin.name === "Pickup contract", `${bin.name}, id ${bin.getId()}`);
  }),
  contractCase("import answers a boolean", IMPORT, "importFiles answers only true or false", async (bench) => {
    const path = await bench.newPng();
    const answer: unknown = await (await bench.project()).importFiles([path], true, await bench.bin(), false);
    return holdsIf(answer === true, JSON.stringify(answer) ?? "nothing");
  }),
  contractCase("import found by path", IMPORT, "The imported item is found by its media path", async (bench) => {
    const path = await bench.newPng();
    const started = Date.now();
    await (await bench.project()).importFiles([path], true, await bench.bin(), false);
    const item = await bench.until(15_000, () => bench.itemOfFile(path));
    if (item === undefined) return holdsIf(false, "not within 15 s");
    const media = await bench.ppro.ClipProjectItem.cast(item).getMediaFilePath();
    return holdsIf(true, `after ${Date.now() - started} ms, as ${media === path ? "the same path" : media}`);
  }),
  contractCase("same path twice", IMPORT, "The same path imported twice gives two items", async (bench) => {
    const path = await bench.newPng();
    for (const count of [1, 2]) {
      await (await bench.project()).importFiles([path], true, await bench.bin(), false);
      const isThere = async () => ((await bench.itemsOfFile(path)).length >= count ? true : undefined);
      await bench.until(count === 1 ? 15_000 : 3000, isThere);
    }
    const { length } = await bench.itemsOfFile(path);
    return holdsIf(length === 2, `${length} found`);
  }),
  notTried("BMP", IMPORT, "BMP is imported as PNG is", "Pickup imports no BMP."),
  contractCase("import into the bin", IMPORT, "importFiles honours the bin it is given", async (bench) => {
    const still = await bench.still();
    const parent = bench.ppro.ProjectItem.cast(still.getParentBin());
    return holdsIf(parent.getId() === (await bench.bin()).getId(), parent.name);
  }),
  contractCase("import event", IMPORT, "IMPORT_MEDIA_COMPLETE is a global event", async (bench) => {
    const event = bench.ppro.Constants.OperationCompleteEvent.IMPORT_MEDIA_COMPLETE;
    let heard: true | undefined;
    const listen = (): void => {
      heard = true;
    };
    bench.ppro.EventManager.addGlobalEventListener(event, listen);
    try {
      const path = await bench.newPng();
      await (await bench.project()).importFiles([path], true, await bench.bin(), false);
      await bench.until(5000, () => Promise.resolve(heard));
    } finally {
      bench.ppro.EventManager.removeGlobalEventListener(event, listen);
    }
    return holdsIf(heard === true, heard === true ? "heard" : "not heard within 5 s");
  }),
  contractCase(
    "search by path on the root",
    IMPORT,
    "findItemsMatchingMediaPath finds it from the root",
    async (bench) => {
      const path = await bench.ppro.ClipProjectItem.cast(await bench.still()).getMediaFilePath();
      const root = await (await bench.project()).getRootItem();
      const asClip: ReturnType<typeof bench.ppro.ClipProjectItem.cast> | null | undefined =
        bench.ppro.ClipProjectItem.cast(bench.ppro.ProjectItem.cast(root));
      if (!asClip) return unknown("The root cannot be cast to a clip; Pickup walks the bins.");
      const found = await asClip.findItemsMatchingMediaPath(path, true);
      return holdsIf(found.length > 0, `${found.length} found`);
    },
  ),
  contractCase(
    "search by a part of a path",
    IMPORT,
    "findItemsMatchingMediaPath, asked of any clip, finds by a part of the path",
    async (bench) => {
      const clip = bench.ppro.ClipProjectItem.cast(await bench.still());
      const path = await clip.getMediaFilePath();
      const part = path.slice(path.length - Math.floor(path.length / 2));
      const found = await clip.findItemsMatchingMediaPath(part, false);
      return holdsIf(found.length > 0, `${found.length} found`);
    },
  ),
  contractCase("item id", IMPORT, "An item's id is a string, at once", async (bench) => {
    const id: unknown = (await bench.still()).getId();
    return holdsIf(typeof id === "string" && id !== "", `${typeof id} ${String(id)}`);
  }),
  contractCase("missing file", IMPORT, "A file that is not there is not imported", async (bench) => {
    const path = await bench.newPath("missing");
    const project = await bench.project();
    const bin = await bench.bin();
    let answer: unknown;
    const thrown = await thrownBy(async () => (answer = await project.importFiles([path], true, bin, false)));
    const item = await bench.until(1000, () => bench.itemOfFile(path));
    return holdsIf(item === undefined, thrown ?? `answered ${JSON.stringify(answer)}`);
  }),
  notTried(
    "import without bin",
    IMPORT,
    "Without a bin, files go to the insertion bin",
    "it would touch the user's bins.",
  ),
  notTried("numbered stills", IMPORT, "asNumberedStills makes one clip of many", "Pickup imports no image sequences."),
  notTried("no SVG", IMPORT, "SVG cannot be imported", "it may open a dialog."),
];
