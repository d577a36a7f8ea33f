/** Our short declaration of UXP's modules against Adobe's long one, which cannot live in one program with the browser's. */

import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.dirname(__dirname);

/** Each list is of the names in which a part of our declaration is wrong: its type says so, it has no elements. */
const CHECK = `
import ourFs from "ours-fs";
import ourOs from "ours-os";
import our, { type XmpMeta } from "ours-uxp";
import adobeFs from "fs";
import adobeOs from "os";
import * as adobe from "uxp";

/** Names that Adobe does not have. */
type Unknown<Ours, Adobes> = Exclude<keyof Ours, keyof Adobes>;

/** Names of methods that take something else. Adobe's last parameter is a callback, without which a promise comes back. */
type Different<Ours, Adobes> = {
  [K in keyof Ours & keyof Adobes]: Ours[K] extends (...given: infer A) => unknown
    ? Adobes[K] extends (...wanted: infer B) => unknown
      ? A extends Partial<B> ? never : K
      : K
    : never;
}[keyof Ours & keyof Adobes];

type Wrong<Ours, Adobes> = Unknown<Ours, Adobes> | Different<Ours, Adobes>;

export const fs: Wrong<typeof ourFs, typeof adobeFs>[] = [];
export const os: Wrong<typeof ourOs, typeof adobeOs>[] = [];
export const dialogs: Wrong<typeof our.storage.localFileSystem, adobe.storage.FileSystemProvider>[] = [];
export const secrets: Wrong<typeof our.storage.secureStorage, adobe.SecureStorage>[] = [];
export const entrypoints: Unknown<typeof our.entrypoints, adobe.EntryPoints>[] = [];
export const host: Unknown<typeof our.host, adobe.Host>[] = [];
export const versions: Unknown<typeof our.versions, adobe.Versions>[] = [];
export const formats: Unknown<typeof our.storage.formats, typeof adobe.storage.formats>[] = [];
export const xmp: Wrong<XmpMeta, adobe.XMPMeta>[] = [];
export const xmpStatics: Unknown<typeof our.xmp.XMPMeta, typeof adobe.XMPMeta>[] = [];
`;

/** Every name that came out wrong, by what it belongs to. */
function differences(ours: string): Readonly<Record<string, readonly string[]>> {
  const check = path.join(root, "check.ts");
  const declared = path.join(root, "ours.d.ts");
  const texts = new Map([
    [check, CHECK],
    [declared, ours.replace(/declare module "(\w+)"/g, 'declare module "ours-$1"')],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  host.getSourceFile = (name, language) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, text, language);
  };
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  const adobe = path.join(root, "node_modules/@adobe/cc-ext-uxp-types/uxp/index.d.ts");
  const program = ts.createProgram([check, declared, adobe], options, host);
  const source = program.getSourceFile(check);
  if (source === undefined) throw new Error("The check was not compiled.");
  const errors = [...program.getSemanticDiagnostics(source), ...program.getSyntacticDiagnostics(source)];
  if (errors.length > 0)
    throw new Error(errors.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n")).join("\n"));
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error("The check exports nothing.");
  const found: Record<string, readonly string[]> = {};
  for (const symbol of checker.getExportsOfModule(module)) {
    const names = namesIn(checker, checker.getTypeOfSymbol(symbol));
    if (names.length > 0) found[symbol.name] = names;
  }
  return found;
}

/** The names in the element type of a list; none where it is `never`. */
function namesIn(checker: ts.TypeChecker, list: ts.Type): readonly string[] {
  const [element] = checker.getTypeArguments(list as ts.TypeReference);
  if (element === undefined) throw new Error(`Not a list: ${checker.typeToString(list)}`);
  const parts = element.isUnion() ? element.types : [element];
  return parts
    .filter((part) => (part.flags & ts.TypeFlags.Never) === 0)
    .map((part) => (part.isStringLiteral() ? part.value : checker.typeToString(part)))
    .sort();
}

const ours = readFileSync(path.join(root, "src/uxp/modules.d.ts"), "utf8");

test("all that the panel calls in UXP is in Adobe's types, and takes what it is given", () => {
  expect(differences(ours)).toEqual({});
});

test("a call that UXP lacks, and one with other arguments, would be found out", () => {
  const wrong = ours
    .replace("rmdir(path: string)", "rm(path: string)")
    .replace("unlink(path: string)", "unlink(path: number)")
    .replace("platform(): string", "hostname(): string");
  expect(differences(wrong)).toEqual({ fs: ["rm", "unlink"], os: ["hostname"] });
});
