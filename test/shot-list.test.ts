import { listKindOf, readList, rowsOf, type ListRead } from "../src/core/shot-list";

function read(text: string, kind: "csv" | "json" = "csv"): Extract<ListRead, { kind: "read" }> {
  const found = readList(text, kind);
  if (found.kind !== "read") throw new Error(JSON.stringify(found.fault));
  return found;
}

test("columns are found by name, in any order", () => {
  const list = read('scene,seconds,prompt\nINT. LAB,4,"He turns, slowly"\n,2.5,The hand');
  expect(list.shots).toEqual([
    { scene: "INT. LAB", seconds: 4, prompt: "He turns, slowly" },
    { scene: "", seconds: 2.5, prompt: "The hand" },
  ]);
});

test("as Excel saves it in French: semicolons, decimal commas, a mark at the beginning", () => {
  const list = read("\ufeffPlan;Durée;Scène\r\nLe labo s’éteint;3,5;SÉQ. 1\r\n");
  expect(list.shots).toEqual([{ prompt: "Le labo s’éteint", seconds: 3.5, scene: "SÉQ. 1" }]);
});

test("quotes hold delimiters, line ends and doubled quotes", () => {
  expect(rowsOf('a,"b, ""c""\nd"\r\ne,f')).toEqual([
    ["a", 'b, "c"\nd'],
    ["e", "f"],
  ]);
  expect(rowsOf('a\t"b\tc"\nd\te')).toEqual([
    ["a", "b\tc"],
    ["d", "e"],
  ]);
  expect(rowsOf('a,"never closed\nb')).toEqual([["a", "never closed\nb"]]);
});

test("a length may be written as people write it", () => {
  const list = read("prompt,duration\na,0:04\nb,1:02\nc,4 s\nd,\ne,long\nf,-3\ng,0");
  expect(list.shots.map(({ seconds }) => seconds)).toEqual([4, 62, 4, 2, 2, 2, 2]);
  expect(list.guessed).toEqual([6, 7, 8]);
});

test("what a row lacks, and what a list has besides, is named", () => {
  const list = read("number,prompt,lens,mood\n1,A hand,50,\n2,,35,dark\n\n3,A lever,,");
  expect(list.shots).toHaveLength(2);
  expect(list.skipped).toEqual([3]);
  expect(list.ignored).toEqual(["lens", "mood"]);
});

test("without a column that says what is shown, the columns that are there are named", () => {
  expect(readList("lens,mood\n50,dark", "csv")).toEqual({
    kind: "refused",
    fault: { why: "no-prompt-column", has: "lens, mood" },
  });
  expect(readList('[{"lens": 50}]', "json")).toEqual({
    kind: "refused",
    fault: { why: "no-prompt-column", has: "lens" },
  });
});

test.each<[string, "csv" | "json", string]>([
  ["", "csv", "empty"],
  ["prompt,seconds\n", "csv", "empty"],
  ["[]", "json", "empty"],
  ["[1, {}", "json", "not-json"],
  ['{"prompt": "x"}', "json", "no-list"],
  ["null", "json", "no-list"],
  ['"words"', "json", "no-list"],
])("%j cannot be read, and it says why", (text, kind, why) => {
  expect(readList(text, kind)).toMatchObject({ kind: "refused", fault: { why } });
});

test("JSON as a list, as an object with shots, or of words alone", () => {
  const shots = [{ prompt: "A hand", seconds: 3, scene: "" }];
  expect(read('[{"prompt": "A hand", "seconds": 3}]', "json").shots).toEqual(shots);
  expect(read('{"shots": [{"Description": "A hand", "duration": "3"}]}', "json").shots).toEqual(shots);
  expect(read('["A hand"]', "json").shots).toEqual([{ ...shots[0], seconds: 2 }]);
  expect(read('[{"prompt": "A hand"}, 7, null, []]', "json").shots).toHaveLength(1);
});

test("a list is told from a script", () => {
  expect(listKindOf("prompt;seconds\nx;3")).toBe("csv");
  expect(listKindOf('\ufeff [{"prompt": "x"}]')).toBe("json");
  expect(listKindOf("He turns, slowly, from the bench.\n\nINT. LAB")).toBeUndefined();
  expect(listKindOf("prompt")).toBeUndefined();
  expect(listKindOf("")).toBeUndefined();
});

test.each([
  ["Scene,Shot,Action,Length\n1,1A,He turns.,4\n1,1B,The hand closes.,2", ["He turns.", "The hand closes."]],
  [
    "Séquence;Plan;Image;Durée\n1;1;Il se retourne.;4\n1;2;La main se ferme.;2",
    ["Il se retourne.", "La main se ferme."],
  ],
  ["Scene,Shot,Seconds\n1,He turns.,4", ["He turns."]],
  ["Prompt,Shot\n12,The hand closes.", ["The hand closes."]],
  ["Shot,Length\n1,4", ["1"]],
])("the column that says what is shown is found beside the shots' numbers: %s", (text, prompts) => {
  const read = readList(text, "csv");
  expect(read.kind === "read" ? read.shots.map(({ prompt }) => prompt) : read).toEqual(prompts);
});

test.each([
  ["[Cold open.] He turns.\n\nThe hand closes.", undefined],
  ["{ dream } He turns.", undefined],
  ["Lights, camera, Action\n\nHe turns, slowly.", undefined],
  ["The storm, Plan\nHe turns.", undefined],
  ["mood,action\ndark,He turns.", "csv"],
  ["No,Action\n1", "csv"],
  ['["He turns."]', "json"],
  ['{ "shots": [] }', "json"],
])("a script may begin like a list: %j", (text, kind) => {
  expect(listKindOf(text)).toBe(kind);
});
