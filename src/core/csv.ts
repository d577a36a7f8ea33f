/** Tables for other people's programs: RFC 4180, and nothing in them that a spreadsheet would take for a formula. */

/** With a line break at the end. `undefined` is an empty cell; numbers stay numbers. */
export function csvOf(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  // What begins so is run by Excel and others (OWASP, "CSV Injection"); an apostrophe makes it text.
  // Also behind spaces: some look past them.
  const plain = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
