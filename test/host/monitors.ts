/** Exporter (frames out of the program) and SourceMonitor. */

import type * as adobe from "@adobe/premierepro";
import { ZERO } from "../../src/core/time";
import type { Simulated } from "./adobe";
import { answer, HostRefusal, need, textOf, wholeOf } from "./adobe";
import { composedFrame } from "./composition";
import { itemOf } from "./document";
import { Handle, type Host } from "./host";
import type { SourceView } from "./model";
import { projectItemHandle, SimProjectItem } from "./project-items";
import { SimSequence } from "./sequences";
import { SimTickTime } from "./ticktime";

const FORMATS = /\.(bmp|dpx|gif|jpg|exr|png|tga|tif)$/i;

/** How long an exported frame takes to be on the disk, in ms; the call does not wait for it. */
const FRAME_TAKES = { strict: 15, hostile: 300, secondHalf: 120 };

export function exporter(host: Host): Simulated<adobe.ExporterStatic> {
  return {
    /**
     * True before the file exists. A file name with a folder in it writes nothing, and one with a colon is answered
     * false. The simulator has a picture maker for PNG only: other formats are answered false.
     */
    exportSequenceFrame: async (
      sequence: unknown,
      time: unknown,
      filename: unknown,
      filepath: unknown,
      width: unknown,
      height: unknown,
    ) => {
      const call = "exportSequenceFrame";
      host.enter(call);
      need(call, [sequence, time, filename, filepath, width, height]);
      const handle = SimSequence.handleOf(call, sequence);
      const at = SimTickTime.read(call, time);
      const name = textOf(call, filename);
      const folder = textOf(call, filepath).replace(/\\/g, "/").replace(/\/+$/, "");
      const size = [wholeOf(call, width), wholeOf(call, height)] as const;
      if (size[0] <= 0 || size[1] <= 0) throw new HostRefusal("invalid", `${call}: no size`);
      handle.sequence();
      const hasFolder = /[\\/]/.test(name);
      if ((name.includes(":") && !/^[A-Za-z]:[\\/]/.test(name)) || !FORMATS.test(name)) return false;
      if (!hasFolder && !/\.png$/i.test(name)) return false;
      const there = await host.ports.disk.stat(folder);
      if (there === undefined || there.isFile) return false;
      if (hasFolder || host.manners.frameNeverSeen || !host.obeys(call)) return true;
      const doubled = host.version === "25.6" || host.manners.doubledExtension;
      const path = `${folder}/${doubled ? `${name}${/\.[^.]+$/.exec(name)?.[0] ?? ""}` : name}`;
      const frame = composedFrame(handle.document(), handle.id, at);
      host.later(host.manners.lateFiles ? FRAME_TAKES.hostile : FRAME_TAKES.strict, async () => {
        const png = await host.ports.pictures.png(frame, size[0], size[1]);
        if (!host.manners.lateFiles) return host.ports.disk.write(path, png, "replace");
        const half = Math.floor(png.length / 2);
        await host.ports.disk.write(path, png.subarray(0, half), "replace");
        host.later(FRAME_TAKES.secondHalf, () => host.ports.disk.write(path, png.subarray(half), "append"));
      });
      return true;
    },
  };
}

type Monitor = Simulated<Omit<adobe.SourceMonitorStatic, "closeAllClips" | "getPosition">>;

/** Shows; it does not run. Whoever draws it moves `position` while `speed` is not 0. */
export function sourceMonitor(host: Host): Partial<Monitor> {
  const source = (): SourceView | undefined => host.open?.view.source;
  const show = (next: SourceView | undefined): boolean => {
    if (host.open === undefined) return false;
    host.open.look(({ source: _, ...view }) => ({ ...view, ...(next === undefined ? {} : { source: next }) }));
    return true;
  };
  const monitor: Monitor = {
    openFilePath: async (filePath: unknown) => {
      const path = textOf("openFilePath", filePath);
      if (!host.obeys("openFilePath")) return true;
      const there = await host.ports.disk.stat(path);
      return there?.isFile === true && show({ path, position: ZERO, speed: 0 });
    },
    openProjectItem: (projectItem: unknown) =>
      answer(() => {
        const handle = projectItemHandle("openProjectItem", projectItem);
        const { id, content, inPoint } = handle.item();
        if (content.kind === "bin" || content.kind === "root") return false;
        if (!host.obeys("openProjectItem")) return true;
        return show({ itemId: id, position: inPoint ?? ZERO, speed: 0 });
      }),
    closeClip: () => answer(() => source() !== undefined && show(undefined)),
    setPosition: (position: unknown) =>
      answer(() => {
        const to = SimTickTime.read("setPosition", position);
        const shown = source();
        return shown !== undefined && show({ ...shown, position: to });
      }),
    play: (speed?: unknown) =>
      answer(() => {
        const shown = source();
        if (shown === undefined) return false;
        return show({ ...shown, speed: typeof speed === "number" ? speed : 1 });
      }),
    getProjectItem: () =>
      answer(() => {
        const id = source()?.itemId;
        if (host.open === undefined || id === undefined || itemOf(host.open.document, id) === undefined) return null;
        return new SimProjectItem(new Handle(host, host.open, id));
      }),
  };
  if (host.version === "26.3") return monitor;
  // The position can be set since 26.3.
  const { setPosition: _, ...older } = monitor;
  return older;
}
