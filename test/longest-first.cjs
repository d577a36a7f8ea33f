/** The order of the suites: in a fresh clone jest knows none of their durations, and goes by the size of their files. */
const { basename } = require("node:path");
const Sequencer = require("@jest/test-sequencer").default;

/**
 * Those that take longest, though some of their files are among the smallest: at the end of a run they would leave half of a
 * machine idle. The two that mostly wait lie apart, for each leaves the processor to whoever runs beside it.
 */
const LONGEST = ["kill.test.ts", "animatic-nature.browser.test.ts", "animatic.browser.test.ts", "faults.test.ts"];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.indexOf(basename(path));
      return at < 0 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
