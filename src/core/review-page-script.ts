/**
 * What the page of a review pack does in its reader's browser. The page holds this function as text, so it refers to nothing
 * outside itself; it reads what it needs from the page, writes text only, and asks nobody for anything.
 */

/** What the script says to its reader. `{0}` and `{1}` stand for what is told. */
export interface ScriptWords {
  readonly nameFirst: string;
  /** {0} of {1} ranges. */
  readonly count: string;
  readonly unsaved: string;
  readonly saved: string;
  readonly nothing: string;
  readonly leave: string;
  /** {0} the decision, {1} the name. */
  readonly by: string;
  readonly decisions: Readonly<Record<"approve" | "changes" | "reject", string>>;
  readonly parts: Readonly<Record<"editorial" | "legal" | "ethics", string>>;
  readonly takeBack: string;
}

/** In the element `#pack`, as JSON. */
export interface ScriptData {
  readonly pack: string;
  readonly sum: string;
  readonly words: ScriptWords;
}

export function reviewPageScript(): void {
  type Choice = keyof ScriptWords["decisions"];
  type Part = keyof ScriptWords["parts"];
  interface Kept {
    decision: Choice | "withdrawn";
    by: string;
    note: string;
    at: string;
  }

  const find = <T extends Element>(within: ParentNode, selector: string): T => {
    const found = within.querySelector<T>(selector);
    if (found === null) throw new Error(`The page lacks ${selector}`);
    return found;
  };
  // Written by the same Pickup as this script.
  const data = JSON.parse(find(document, "#pack").textContent) as ScriptData;
  const { words } = data;
  const nameField = find<HTMLInputElement>(document, "#name");
  const partField = find<HTMLSelectElement>(document, "#part");
  const status = find<HTMLElement>(document, "#status");
  const sections = Array.from(document.querySelectorAll<HTMLElement>("section[data-range]"));
  const parts: readonly Part[] = ["editorial", "legal", "ethics"];
  const choices: readonly Choice[] = ["approve", "changes", "reject"];
  /** By range and part. */
  const kept = new Map<string, Kept>();
  /** Notes that stand beside no decision yet. */
  const drafts = new Map<string, string>();
  /** What left in a file already: taken back, it has to be said in the next one. */
  const sent = new Set<string>();
  let isSaved = true;

  const fill = (sentence: string, ...told: readonly (string | number)[]): string =>
    told.reduce<string>((said, one, index) => said.split(`{${index}}`).join(String(one)), sentence);
  const part = (): Part => parts.find((one) => one === partField.value) ?? "editorial";
  const rangeOf = (section: HTMLElement): string => section.dataset["range"] ?? "";
  const keyOf = (range: string, of: Part): string => `${of} ${range}`;
  const noteOf = (section: HTMLElement): HTMLTextAreaElement => find(section, "textarea");
  const now = (): string => new Date().toISOString();

  function tell(sentence?: string): void {
    const decided = sections.filter((section) => {
      const one = kept.get(keyOf(rangeOf(section), part()));
      return one !== undefined && one.decision !== "withdrawn";
    }).length;
    const count = fill(words.count, decided, sections.length, words.parts[part()]);
    const state = kept.size === 0 && drafts.size === 0 ? "" : isSaved ? words.saved : words.unsaved;
    status.textContent = [sentence ?? "", count, state].filter((one) => one !== "").join(" ");
  }

  /** What stands in the page, for the part that is decided as. */
  function show(section: HTMLElement): void {
    const range = rangeOf(section);
    const mine = kept.get(keyOf(range, part()));
    for (const radio of Array.from(section.querySelectorAll<HTMLInputElement>("input[type=radio]")))
      radio.checked = radio.value === mine?.decision;
    const note = noteOf(section);
    const said = (mine?.decision === "withdrawn" ? undefined : mine?.note) ?? drafts.get(keyOf(range, part())) ?? "";
    if (note.value !== said) note.value = said;
    const all = find<HTMLElement>(section, ".said");
    all.textContent = "";
    for (const of of parts) {
      const one = kept.get(keyOf(range, of));
      if (one === undefined || one.decision === "withdrawn") continue;
      const line = document.createElement("li");
      line.textContent = `${words.parts[of]}: ${fill(words.by, words.decisions[one.decision], one.by)} `;
      const back = document.createElement("button");
      back.type = "button";
      back.textContent = words.takeBack;
      back.addEventListener("click", () => {
        if (sent.has(keyOf(range, of)))
          kept.set(keyOf(range, of), {
            decision: "withdrawn",
            by: nameField.value.trim() || one.by,
            note: "",
            at: now(),
          });
        else kept.delete(keyOf(range, of));
        if (one.note !== "") drafts.set(keyOf(range, of), one.note);
        changed(section);
      });
      line.append(back);
      all.append(line);
    }
  }

  function changed(section: HTMLElement): void {
    isSaved = false;
    show(section);
    tell();
  }

  function decide(section: HTMLElement, chosen: string): void {
    const decision = choices.find((one) => one === chosen);
    if (decision === undefined) return;
    const by = nameField.value.trim();
    if (by === "") {
      show(section);
      tell(words.nameFirst);
      nameField.focus();
      return;
    }
    const key = keyOf(rangeOf(section), part());
    kept.set(key, { decision, by, note: noteOf(section).value, at: now() });
    drafts.delete(key);
    changed(section);
  }

  function annotate(section: HTMLElement, note: string): void {
    const key = keyOf(rangeOf(section), part());
    const mine = kept.get(key);
    isSaved = false;
    if (mine !== undefined && mine.decision !== "withdrawn") kept.set(key, { ...mine, note, at: now() });
    else if (note === "") drafts.delete(key);
    else drafts.set(key, note);
    tell();
  }

  function save(): void {
    if (kept.size === 0) return tell(words.nothing);
    const decisions = sections.flatMap((section) =>
      parts.flatMap((of) => {
        const one = kept.get(keyOf(rangeOf(section), of));
        if (one === undefined) return [];
        const { note, ...rest } = one;
        return [{ range: rangeOf(section), part: of, ...rest, ...(note.trim() === "" ? {} : { note }) }];
      }),
    );
    const file = { schema: "pickup.decisions", version: 1, pack: data.pack, sum: data.sum, decisions };
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" }));
    link.href = address;
    link.download = "decisions.json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    for (const key of kept.keys()) sent.add(key);
    isSaved = drafts.size === 0;
    tell();
  }

  for (const section of sections) {
    for (const radio of Array.from(section.querySelectorAll<HTMLInputElement>("input[type=radio]")))
      radio.addEventListener("change", () => decide(section, radio.value));
    const note = noteOf(section);
    note.addEventListener("input", () => annotate(section, note.value));
  }
  partField.addEventListener("change", () => {
    for (const section of sections) show(section);
    tell();
  });
  find<HTMLButtonElement>(document, "#save").addEventListener("click", save);
  window.addEventListener("beforeunload", (event) => {
    if (isSaved) return;
    event.preventDefault();
    // Older browsers ask only where something is answered.
    event.returnValue = words.leave;
  });
  for (const section of sections) show(section);
  tell();
}
