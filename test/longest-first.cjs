/** The order of the suites: in a fresh clone jest knows none of their durations, and goes by the size of their files. */
const { basename } = require("node:path");
const Sequencer = require("@jest/test-sequencer").default;

/**
 * Those that take longest, though some of their files are among the smallest: at the end of a run they would leave half of a
 * machine idle. Two of them mostly wait and lie apart, for each leaves the processor to whoever runs beside it.
 */
const LONGEST = [
  "kill.test.ts",
  "bad-day.browser.test.ts",
  "animatic.browser.test.ts",
  "faults.test.ts",
  "workbench.browser.test.ts",
  "days.browser.test.ts",
  "colourist.browser.test.ts",
  "graded-take.browser.test.ts",
  "animatic-light.browser.test.ts",
  "animatic-nature.browser.test.ts",
  "two-machines.browser.test.ts",
  "references-story.browser.test.ts",
  "scene-story.browser.test.ts",
  "scenes.browser.test.ts",
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.indexOf(basename(path));
      return at < 0 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
