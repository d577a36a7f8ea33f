/** What a policy finds in the words of a prompt: words to mind, and people who are named. */

import type { RuleBody } from "../src/core/policy";
import type { PolicyFacts } from "../src/core/policy-check";
import { foldedWords, maybeNames, termsIn } from "../src/core/words-in-prompt";
import { animatic, said, WHY } from "./policy.setup";

describe("words to mind", () => {
  const rule: RuleBody = { kind: "terms", terms: ["Logo", "Café Noir", "l’été"], why: WHY };

  test.each([
    ["a LOGO on the door", ["mind: term Logo prompt"]],
    ["logos and a logotype", []],
    ["at the cafe-noir", ["mind: term Café Noir prompt"]],
    ["un CAFÉ\u00a0NOIR, l'ete", ["mind: term Café Noir prompt", "mind: term l’été prompt"]],
    ["a cafe, noir", ["mind: term Café Noir prompt"]],
    ["", []],
  ])("are whole words, whatever their case, accents and marks: %s", (prompt, found) => {
    expect(said(rule, { prompt })).toEqual(found);
  });

  test("are looked for in the negative too, and said to stand there", () => {
    expect(said(rule, { negative: "no logo" })).toEqual(["mind: term Logo negative"]);
  });

  test("are looked for in a drawing's prompt too", () => {
    expect(said(rule, { prompt: "logo", engine: animatic })).toEqual(["mind: term Logo prompt"]);
  });

  test("a term without a letter stands nowhere", () => {
    expect(termsIn(foldedWords("© ! a"), ["©", "!", "  "])).toEqual([]);
  });
});

describe("named people", () => {
  const rule: RuleBody = { kind: "real-people", names: ["Jo Testname"], guess: true };

  test("a name that the house lists is found however it is written, and only once", () => {
    expect(said(rule, { prompt: "JO TESTNAME’s hand" })).toEqual(["needs: person Jo Testname true"]);
  });

  test.each([
    ["Anna Müller runs", ["mind: person Anna Müller false"]],
    ["Portrait of Jean-Paul de la Tour at night", ["mind: person Jean-Paul de la Tour false"]],
    ["a man who looks like Xyz Abcde", ["mind: person Xyz Abcde false"]],
    ["Un homme qui ressemble à Xyz Abcde", ["mind: person Xyz Abcde false"]],
    ["Make Emma Watson smile", ["mind: person Emma Watson false"]],
    ["Show Taylor Swift on stage", ["mind: person Taylor Swift false"]],
    ["President Barack Obama at a desk", ["mind: person Barack Obama false"]],
    ["President Xi Jinping", ["mind: person Xi Jinping false"]],
    ["Cinematic Tom Cruise running", ["mind: person Tom Cruise false"]],
    ["A film of King Charles walking", ["mind: person King Charles false"]],
    ["Young Leonardo DiCaprio", ["mind: person Leonardo DiCaprio false"]],
    ["In Paris Emma Watson walks", ["mind: person Emma Watson false"]],
    ["Emma  Watson", ["mind: person Emma Watson false"]],
    ["A portrait of Emma\nWatson", ["mind: person Emma Watson false"]],
    ["Anna says: “Where were you?”", []],
    ["Wide Shot In The Golden Hall Of The King", []],
    ["Slow Push In, Medium Close Up, New York, Golden Hour", []],
    ["INT. LAB – NIGHT. The Robot waits.", []],
  ])("what looks like a name is said to be that and no more: %s", (prompt, found) => {
    expect(said(rule, { prompt })).toEqual(found);
  });

  test("without the guess only the list counts", () => {
    expect(said({ kind: "real-people", names: [], guess: false }, { prompt: "Anna Müller" })).toEqual([]);
  });

  test("a prompt of a hundred thousand words is read to its end, and no more than eight names are told", () => {
    expect(maybeNames("Anna Van ".repeat(100_000)).length).toBeLessThanOrEqual(8);
  });

  test("a row of three hundred thousand capitals without a name is read to its end", () => {
    expect(maybeNames("Xy ".repeat(300_000))).toEqual([]);
  });

  test("a name that the house lists is to be minded where it is noted who agreed to be shown", () => {
    const listed: Partial<PolicyFacts> = { prompt: "Jo Testname", clearance: { likeness: " Release 7 " } };
    expect(said(rule, listed)).toEqual(["mind: person Jo Testname true Release 7"]);
    expect(said(rule, { ...listed, clearance: { likeness: " " } })).toEqual(["needs: person Jo Testname true"]);
  });
});
