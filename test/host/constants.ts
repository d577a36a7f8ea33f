/**
 * The API's constants. Their values differ from the ordinals of Adobe's type file, as people have found them to differ
 * in Premiere: whoever writes a number instead of the name is found out here.
 */

import type { Constants as AdobeConstants } from "@adobe/premierepro";

/** One object of numbers or strings for each of Adobe's enumerations; a name that Adobe lacks does not compile. */
type Names<T> = { readonly [K in keyof T]: number | string };
type Some = {
  readonly [
    K in
      | "MarkerColor"
      | "MediaType"
      | "MetadataType"
      | "OperationCompleteEvent"
      | "OperationCompleteState"
      | "ProjectEvent"
      | "ProjectItemColorLabel"
      | "PropertyType"
      | "SequenceEvent"
      | "TrackItemType"
      | "VideoDisplayFormatType"
      | "VideoFieldType"
      | "VideoTrackEvent"
      | "AudioTrackEvent"
  ]: Names<(typeof AdobeConstants)[K]>;
};

export const Constants = {
  MarkerColor: { GREEN: 0, RED: 1, MAGNETA: 2, ORANGE: 3, YELLOW: 4, BLUE: 6, CYAN: 7 },
  MediaType: { ANY: 10, DATA: 11, VIDEO: 12, AUDIO: 13 },
  MetadataType: { INTEGER: 10, REAL: 11, TEXT: 12, BOOLEAN: 13 },
  OperationCompleteEvent: {
    CLIP_EXTEND_REACHED: "onClipExtendReached",
    EFFECT_DROP_COMPLETE: "onEffectDropComplete",
    EFFECT_DRAG_OVER: "onEffectDragOver",
    EXPORT_MEDIA_COMPLETE: "onExportMediaComplete",
    GENERATIVE_EXTEND_COMPLETE: "onGenerativeExtendComplete",
    IMPORT_MEDIA_COMPLETE: "onImportMediaComplete",
  },
  OperationCompleteState: { SUCCESS: 10, CANCELLED: 11, FAILED: 12 },
  ProjectEvent: {
    OPENED: "onProjectOpened",
    CLOSED: "onProjectClosed",
    DIRTY: "onProjectDirty",
    ACTIVATED: "onProjectActivated",
    PROJECT_ITEM_SELECTION_CHANGED: "onProjectItemSelectionChanged",
  },
  ProjectItemColorLabel: {
    VIOLET: 0,
    IRIS: 1,
    LAVENDER: 3,
    CERULEAN: 4,
    FOREST: 5,
    ROSE: 6,
    MANGO: 7,
    PURPLE: 8,
    BLUE: 9,
    TEAL: 10,
    MAGENTA: 11,
    TAN: 12,
    GREEN: 13,
    BROWN: 14,
    YELLOW: 15,
  },
  PropertyType: { PERSISTENT: 10, NON_PERSISTENT: 11 },
  SequenceEvent: {
    ACTIVATED: "onSequenceActivated",
    CLOSED: "onSequenceClosed",
    SELECTION_CHANGED: "onSequenceSelectionChanged",
  },
  TrackItemType: { EMPTY: 10, CLIP: 11, TRANSITION: 12, PREVIEW: 13, FEEDBACK: 14 },
  VideoDisplayFormatType: {
    FPS_23_976: 110,
    FPS_25: 101,
    FPS_29_97: 102,
    FPS_29_97_NON_DROP: 103,
    FEET_FRAME_16mm: 111,
    FEET_FRAME_35mm: 112,
    FRAMES: 109,
  },
  VideoFieldType: { PROGRESSIVE: 10, UPPER_FIRST: 11, LOWER_FIRST: 12 },
  VideoTrackEvent: {
    TRACK_CHANGED: "onVideoTrackChanged",
    INFO_CHANGED: "onVideoTrackInfoChanged",
    LOCK_CHANGED: "onVideoTrackLockChanged",
  },
  AudioTrackEvent: {
    TRACK_CHANGED: "onAudioTrackChanged",
    INFO_CHANGED: "onAudioTrackInfoChanged",
    LOCK_CHANGED: "onAudioTrackLockChanged",
  },
} as const satisfies Some;
