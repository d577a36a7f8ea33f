/** The module "premierepro": what a panel gets from `require`. What Premiere lacks is not in it. */

import type * as adobe from "@adobe/premierepro";
import type { Part } from "./adobe";
import { Constants } from "./constants";
import { SequenceEditor } from "./editor";
import { eventManager } from "./events";
import type { Host } from "./host";
import { Marker, Markers, Properties } from "./markers";
import { metadata } from "./metadata";
import { exporter, sourceMonitor } from "./monitors";
import type { PremiereChange } from "./premiere";
import { answer, anyItemHandle, ClipProjectItem, FolderItem, ProjectItem, SimProjectItem } from "./project-items";
import { SimProject } from "./projects";
import { SimSequence, TrackItemSelection } from "./sequences";
import { FrameRate, Guid, SimGuid, TickTime } from "./ticktime";

/** A class of the API whose statics the panel does not use. */
const NOTHING = {};

/**
 * The module for one simulated Premiere. Adobe's type of the whole module promises also what is not simulated (effects,
 * captions, exports, transcripts): that is absent here, and calling it is a TypeError.
 */
export function premiereproModule(
  host: Host,
  subscribe: (listener: (change: PremiereChange) => void) => () => void,
): adobe.premierepro {
  const constants: Readonly<Record<keyof typeof Constants, unknown>> = Constants;
  const simulated = {
    Application: { version: host.version === "26.3" ? "26.3.0" : "25.6.0" },
    Project: project(host),
    ProjectItem,
    ClipProjectItem,
    FolderItem,
    ProjectUtils: projectUtils(),
    UniqueSerializeable: {
      cast: (item: unknown) => {
        const { id } = SimSequence.is(item) ? SimSequence.handleOf("cast", item) : anyItemHandle("cast", item);
        return { getUniqueID: () => new SimGuid(id) };
      },
    },
    Sequence: NOTHING,
    SequenceEditor,
    SequenceSettings: { VIDEO_FIELDTYPE_PROGRESSIVE: Constants.VideoFieldType.PROGRESSIVE },
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
    Utils: { isAEInstalled: () => answer(() => false) },
    Constants: constants,
  };
  // The one cast: from what is simulated to all that Adobe's type promises.
  return Object.assign(Object.create(null), simulated) as adobe.premierepro;
}

type ProjectParts = "getActiveProject" | "getProject" | "isProject";

function project(host: Host): Part<adobe.ProjectStatic, ProjectParts> {
  const active = (): SimProject | null => (host.open === undefined ? null : new SimProject(host, host.open));
  return {
    /** Nothing when no project is open. */
    getActiveProject: () =>
      answer(() => {
        host.enter("getActiveProject");
        return active();
      }),
    getProject: (projectGuid: unknown) => (String(projectGuid) === host.open?.id ? active() : null),
    isProject: (projectPath: unknown) => String(projectPath).endsWith(".prproj"),
  };
}

function projectUtils(): Part<adobe.ProjectUtilsStatic, "getSelection"> {
  return {
    getSelection: (owner: unknown) =>
      answer(() => {
        const handle = SimProject.handleOf("getSelection", owner);
        const items = handle.project.view.selectedItemIds.filter((id) =>
          handle.document().items.some((item) => item.id === id),
        );
        return { getItems: () => answer(() => items.map((id) => new SimProjectItem(handle.of(id)))) };
      }),
  };
}
