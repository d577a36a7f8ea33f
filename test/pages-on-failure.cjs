/** What fails in a browser fails with the words that stood on its pages: whoever reads of it elsewhere cannot look. */
const { TestEnvironment } = require("jest-environment-node");

/** Milliseconds for a page to say what stands on it; one that is stuck says nothing. */
const PATIENCE = 5_000;
/** Letters of each page: reports of a run are cut short. */
const MOST = 2_000;

module.exports = class PagesOnFailure extends TestEnvironment {
  async handleTestEvent({ name, error }) {
    if (!["test_fn_failure", "hook_failure"].includes(name) || error?.stack === undefined) return;
    const said = await Promise.all([...(this.global.browsersOfTest ?? [])].flatMap(framesOf).map(wordsOf));
    const words = said.filter((one) => one !== "").join("\n");
    if (words === "") return;
    const whole = `${error.message}\n\nOn the page:\n${words}\n`;
    error.stack = error.stack.replace(error.message, () => whole);
    error.message = whole;
  }
};

function framesOf(browser) {
  return browser.contexts().flatMap((context) => context.pages().flatMap((page) => page.frames()));
}

/** On one line; of a list to choose from, what is chosen. */
async function wordsOf(frame) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, "(says nothing)").unref());
  const read = frame.evaluate(() => {
    let text = document.body.innerText;
    for (const { innerText, selectedOptions } of document.querySelectorAll("select"))
      text = text.replace(innerText, () => `[${[...selectedOptions].map((option) => option.text).join()}]`);
    return text;
  });
  const text = await Promise.race([read.catch((error) => `(cannot be read: ${error.message})`), late]);
  const lines = text.split("\n").map((line) => line.trim());
  const words = lines.filter((line) => line !== "").join(" | ");
  return words === "" ? "" : `  ${frame.url()}: ${words.slice(0, MOST)}`;
}
