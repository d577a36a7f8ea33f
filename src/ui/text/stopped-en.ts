/** Instead of the panel: it stopped, or a part of it is not there. */

export const stoppedEn = {
  crash: {
    title: "The panel stopped.",
    means: "The cut is untouched, takes are safe in their folder, and what was under way goes on.",
    reload: "Reload the panel",
    message: "Message, to copy",
  },
  incomplete: {
    title: "A part of Pickup cannot be read.",
    means:
      "Nothing was begun: the cut, the takes and what engines are making are as they were. Try again; if it stays so, install Pickup anew.",
    reload: "Try again",
    message: "Message, to copy",
  },
};
