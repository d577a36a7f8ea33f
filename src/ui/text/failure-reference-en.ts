/** What went wrong with a still or an entry of the library, in English: what happened, what it means, what to do. */

import type { Failure } from "../../core/failure";
import type { NoFrame } from "../../core/frame-times";
import type { NoOwnFrame } from "../../core/source";
import type { Said } from "./said";

export type ReferenceFailure = Extract<
  Failure,
  {
    readonly kind:
      | "no-frame"
      | "no-own-frame"
      | "not-a-picture"
      | "no-take-frame"
      | "consent-missing"
      | "library-entry-empty"
      | "library-elsewhere";
  }
>;

const NO_FRAME: Record<NoFrame, readonly [happened: string, advice: string]> = {
  "nothing-before": ["Nothing is seen before the shot.", "Take another frame."],
  "nothing-after": ["Nothing is seen after the shot.", "Take another frame."],
  "no-in-out": ["In and Out are not set.", "Set both in the sequence, then take the frame."],
  "nothing-selected": ["No clip is selected.", "Select one clip in the sequence."],
  "several-selected": ["Several clips are selected.", "Select one alone: then it is clear whose frame is meant."],
  "only-sound-selected": ["Only sound is selected, and sound has no picture.", "Select the clip on its video track."],
};

const NO_OWN: Record<NoOwnFrame, (clip: string) => string> = {
  gone: (clip) => `${clip} no longer lies there.`,
  "no-media": (clip) => `${clip} has no media of its own: it is a title, a matte or an adjustment layer.`,
  sequence: (clip) => `${clip} is a sequence, and has no media of its own.`,
  multicam: (clip) => `${clip} is a multicam clip: which camera is seen cannot be read.`,
  offline: (clip) => `The media of ${clip} is offline.`,
  reversed: (clip) => `${clip} plays backwards.`,
  retimed: (clip) => `The speed of ${clip} changes within the clip, so the moment in its media is not certain.`,
  "only-sound": (clip) => `The media of ${clip} is sound alone.`,
  undecodable: (clip) =>
    `The media room cannot decode ${clip}: ProRes, RAW and other camera formats are Premiere’s alone.`,
};

const NOT_PICTURE = {
  empty: "is empty",
  "other-kind": "is neither a PNG nor a JPEG, whatever its name says",
  damaged: "cannot be decoded: it is damaged",
} as const;

export function referenceFailureInEnglish(failure: ReferenceFailure): Said {
  switch (failure.kind) {
    case "no-frame": {
      const [happened, advice] = NO_FRAME[failure.why];
      return { happened, means: "No frame was taken.", advice };
    }
    case "no-own-frame":
      return {
        happened: NO_OWN[failure.why](failure.clip),
        means: "Its own frame cannot be taken; what was held stays.",
        advice: "Keep the programme frame. To leave out what lies above, switch its track off and take it again.",
      };
    case "not-a-picture":
      return {
        happened: `${failure.file} ${NOT_PICTURE[failure.why]}.`,
        means: "It was not taken up.",
        advice: "Export it anew as a PNG or JPEG.",
      };
    case "no-take-frame":
      return {
        happened: `${failure.clip} has no film on disk yet.`,
        means: "There is no frame to take from it.",
        advice: "Wait until it is made, or ask again.",
      };
    case "consent-missing":
      return {
        happened: `${failure.name} is a person without a consent note.`,
        means: "The pictures are kept, but they are not used.",
        advice: "Write down who agreed to what, and the day, in the library.",
      };
    case "library-entry-empty":
      return {
        happened: `${failure.name} has no picture.`,
        means: "Nothing was added to the shot.",
        advice: "Add a picture to it in the library.",
      };
    case "library-elsewhere":
      return {
        happened: `${failure.name} was made on another machine.`,
        means: "Only that one changes it; here it can be used.",
        advice: "Change it there, or make an entry of your own.",
      };
  }
}
