/** @jest-environment jsdom */

import { dataIn, html, raw } from "../src/core/html";

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`;

test("text in a template stays text, between tags and in attributes", () => {
  document.body.innerHTML = html`<p title="${HOSTILE}">${HOSTILE}</p>`.toString();
  const paragraph = document.querySelector("p");
  expect(paragraph?.textContent).toBe(HOSTILE);
  expect(paragraph?.title).toBe(HOSTILE);
  expect(document.body.querySelectorAll("*")).toHaveLength(1);
});

test("markup of our own stands in other markup as it is, in a list too, and nothing is nothing", () => {
  const rows = [html`<li>${1}</li>`, html`<li>${"<"}</li>`];
  document.body.innerHTML = html`<ul>
      ${rows}
    </ul>
    ${undefined}${raw("<hr>")}${[]}`.toString();
  expect([...document.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual(["1", "<"]);
  expect(document.querySelectorAll("hr")).toHaveLength(1);
  expect(document.body.textContent.replace(/\s/g, "")).toBe("1<");
});

test("data cannot end the script that holds it", () => {
  const value = { prompt: "</script><script>alert(1)</script><!--", line: "\u2028" };
  document.body.innerHTML = html`<script type="application/json" id="data">
    ${dataIn(value)}
  </script>`.toString();
  expect(document.querySelectorAll("script")).toHaveLength(1);
  expect(JSON.parse(document.querySelector("script")?.textContent ?? "")).toEqual(value);
});

test("a control character becomes the sign for one that cannot be shown, and line breaks stay", () => {
  expect(html`<p>${"a\u0000b\u001bc\nd"}</p>`.toString()).toBe("<p>a\ufffdb\ufffdc\nd</p>");
});
