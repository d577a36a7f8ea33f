/** The module "premierepro": what a panel gets from `require`. What Premiere lacks is not in it. */

import type * as adobe from "@adobe/premierepro";
import type { Part } from "./adobe";
import { answer } from "./adobe";
import { ClipProjectItem, type SimClipProjectItem } from "./clip-items";
import { Constants } from "./constants";
import { SequenceEditor } from "./editor";
import { eventManager } from "./events";
import type { Host } from "./host";
import { Marker, Markers, Properties } from "./markers";
import { metadata } from "./metadata";
import { exporter, sourceMonitor } from "./monitors";
import type { PremiereChange } from "./premiere";
import { FolderItem, ProjectItem } from "./project-items";
import type { SimFolderItem, SimProjectItem } from "./project-items";
import { SimProject } from "./projects";
import { TrackItemSelection, type SimSelection } from "./selection";
import type { SimSequence } from "./sequences";
import type { SimAudioItem, SimVideoItem } from "./track-items";
import type { SimAudioTrack, SimVideoTrack } from "./tracks";
import type { SimTickTime } from "./ticktime";
import { FrameRate, Guid, TickTime } from "./ticktime";

/**
 * Members that the simulator's classes have and Adobe's do not: none. `implements` allows more than it asks for, so this
 * is what keeps a call that Premiere lacks from compiling.
 */
interface Invented {
  Project: Exclude<keyof SimProject, keyof adobe.Project>;
  ProjectItem: Exclude<keyof SimProjectItem, keyof adobe.ProjectItem>;
  ClipProjectItem: Exclude<keyof SimClipProjectItem, keyof adobe.ClipProjectItem>;
  FolderItem: Exclude<keyof SimFolderItem, keyof adobe.FolderItem>;
  Sequence: Exclude<keyof SimSequence, keyof adobe.Sequence>;
  TrackItemSelection: Exclude<keyof SimSelection, keyof adobe.TrackItemSelection>;
  VideoTrack: Exclude<keyof SimVideoTrack, keyof adobe.VideoTrack>;
  AudioTrack: Exclude<keyof SimAudioTrack, keyof adobe.AudioTrack>;
  VideoClipTrackItem: Exclude<keyof SimVideoItem, keyof adobe.VideoClipTrackItem>;
  AudioClipTrackItem: Exclude<keyof SimAudioItem, keyof adobe.AudioClipTrackItem>;
  TickTime: Exclude<keyof SimTickTime, keyof adobe.TickTime>;
  premierepro: Exclude<keyof ReturnType<typeof simulated>, keyof adobe.premierepro>;
}
const invented: [Invented[keyof Invented]] extends [never] ? "none" : never = "none";

/**
 * The module for one simulated Premiere. Adobe's type of the whole module promises also what is not simulated (effects,
 * captions, exports, transcripts): that is absent here, and calling it is a TypeError.
 */
export function premiereproModule(host: Host, subscribe: Subscribe): adobe.premierepro {
  if (invented !== "none") throw new Error("The simulator has what Premiere lacks");
  // The one cast: from what is simulated to all that Adobe's type promises.
  const module = Object.assign(Object.create(null), simulated(host, subscribe)) as adobe.premierepro;
  return withNewer(module, host);
}

/** And what came after 26.3, whose types know nothing of it: there only in the manners that have it. */
function withNewer(module: adobe.premierepro, host: Host): adobe.premierepro {
  const service = { getManifest: (_filePath: unknown, _withValidation: unknown) => host.manners.manifest };
  return Object.defineProperty(module, "C2PAService", {
    get: () => (host.manners.manifest === undefined ? undefined : service),
  });
}

type Subscribe = (listener: (change: PremiereChange) => void) => () => void;

function simulated(host: Host, subscribe: Subscribe) {
  return {
    Application: { version: host.version === "26.3" ? "26.3.0" : "25.6.0" },
    Project: project(host),
    ProjectItem,
    ClipProjectItem,
    FolderItem,
    SequenceEditor,
    TrackItemSelection,
    TickTime,
    FrameRate,
    Guid,
    Exporter: exporter(host),
    SourceMonitor: sourceMonitor(host),
    Metadata: metadata(host),
    Marker,
    Markers,
    Properties,
    EventManager: eventManager(host, subscribe),
    Constants,
  };
}

function project(host: Host): Part<adobe.ProjectStatic, "getActiveProject" | "getProject"> {
  const active = (): SimProject | null => (host.open === undefined ? null : new SimProject(host, host.open));
  return {
    /** Nothing when no project is open. */
    getActiveProject: () =>
      answer(() => {
        host.enter("getActiveProject");
        return active();
      }),
    getProject: (projectGuid: unknown) => (String(projectGuid) === host.open?.id ? active() : null),
  };
}
