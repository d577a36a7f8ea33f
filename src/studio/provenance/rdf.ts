/** RDF in XML as XMP uses it (Adobe's XMP specification, part 1, §7), read by a library; whichever way a tool has written it. */

import { XMLParser } from "fast-xml-parser";
import { Misfit } from "../../core/decode";
import { messageOf } from "../../core/thrown";

export const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
export const XML = "http://www.w3.org/XML/1998/namespace";

/** An element or an attribute, by its whole name: `http://purl.org/dc/elements/1.1/ title`. Prefixes are anybody's choice. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly inside: readonly Element[];
  readonly text: string;
}

export function fullName(namespace: string, local: string): string {
  return `${namespace} ${local}`;
}

const RDF_ROOT = fullName(RDF, "RDF");
const DESCRIPTION = fullName(RDF, "Description");
const RESOURCE = fullName(RDF, "resource");
const LISTS: ReadonlySet<string> = new Set(["Alt", "Bag", "Seq"].map((name) => fullName(RDF, name)));

/** Characters. A packet is some kilobytes; one of a long history some hundred. */
const LONGEST = 1_000_000;
/** Declared around one element, and elements around one: no tool that writes XMP comes near. */
const MOST_NAMESPACES = 200;
const DEEPEST = 100;

/** XMP has no document types, and what they can do to who reads them is not wanted. */
const DOCTYPE = /<!DOCTYPE/i;

/** Every property of a packet, whichever of its descriptions has it; of two the later. @throws Misfit where it is no XMP */
export function propertiesOf(packet: string): ReadonlyMap<string, Element> {
  const roots = parsed(packet);
  const rdf = [...roots, ...roots.flatMap(({ inside }) => inside)].filter(({ name }) => name === RDF_ROOT);
  if (rdf.length === 0) throw new Misfit("The XMP", "a packet: there is no RDF in it");
  return new Map(rdf.flatMap(({ inside }) => inside.flatMap((description) => [...membersOf(description)])));
}

/** Of a description or a structure: what stands in it, in a description within it, and as attributes of either. */
export function membersOf(element: Element): ReadonlyMap<string, Element> {
  const all = [element, ...element.inside.filter(({ name }) => name === DESCRIPTION)];
  return new Map(
    all.flatMap(({ attributes, inside }) => [
      ...[...attributes].map(([name, text]) => [name, plain(name, text)] as const),
      ...inside.filter(({ name }) => name !== DESCRIPTION).map((one) => [one.name, one] as const),
    ]),
  );
}

function plain(name: string, text: string): Element {
  return { name, text, attributes: new Map(), inside: [] };
}

export function itemsOf(element: Element | undefined): readonly Element[] {
  return element?.inside.find(({ name }) => LISTS.has(name))?.inside ?? [];
}

/** A plain text, an address, or the one of a list that is for every language, else its first; absent where it is none of these. */
export function textOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const address = element.attributes.get(RESOURCE);
  if (address !== undefined) return address;
  if (element.inside.length === 0) return element.text;
  const items = itemsOf(element);
  return textOf(items.find(({ attributes }) => attributes.get(fullName(XML, "lang")) === "x-default") ?? items[0]);
}

function parsed(packet: string): readonly Element[] {
  if (packet.length > LONGEST) throw new Misfit("The XMP", `at most ${LONGEST} characters long`);
  if (DOCTYPE.test(packet)) throw new Misfit("The XMP", "free of a document type");
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignorePiTags: true,
    ignoreDeclaration: true,
    // Characters that are written as numbers are read together with HTML's names only.
    htmlEntities: true,
  });
  let found: unknown;
  try {
    found = parser.parse(packet.replace(/^\ufeff/, ""), true);
  } catch (error) {
    // The library ends its words with the place, which it does not always know.
    const said = messageOf(error).replace(/\.?(?::(?:\d+|undefined))*$/, "");
    throw new Misfit("The XMP", `XML (${said})`);
  }
  return elementsIn(found, new Map([["xml", XML]]), 0);
}

/** Namespaces by prefix, as they hold at one place of the text. */
type Scope = ReadonlyMap<string, string>;

/** From the library's form: a list of objects, of which each has an element under its name and its attributes under `:@`. */
function elementsIn(nodes: unknown, outer: Scope, depth: number): readonly Element[] {
  if (depth > DEEPEST) throw new Misfit("The XMP", `nested at most ${DEEPEST} deep`);
  return objectsIn(nodes).flatMap((entries) => {
    const [element] = entries.filter(([key]) => key !== ":@" && key !== "#text");
    if (element === undefined) return [];
    const [name, inside] = element;
    const attributes = entries.filter(([key]) => key === ":@").flatMap(([, given]) => attributesIn(given));
    const declared = attributes.flatMap(([key, uri]) =>
      key === "xmlns" ? [["", uri] as const] : key.startsWith("xmlns:") ? [[key.slice(6), uri] as const] : [],
    );
    const scope: Scope = declared.length === 0 ? outer : new Map([...outer, ...declared]);
    if (scope.size > MOST_NAMESPACES) throw new Misfit("The XMP", `of at most ${MOST_NAMESPACES} namespaces`);
    const texts = objectsIn(inside).flatMap((one) => one.filter(([key]) => key === "#text"));
    return [
      {
        name: resolved(name, scope),
        attributes: new Map(attributes.map(([key, value]) => [resolved(key, scope), value])),
        inside: elementsIn(inside, scope, depth + 1),
        text: texts.map(([, text]) => String(text)).join(""),
      },
    ];
  });
}

function objectsIn(nodes: unknown): readonly (readonly (readonly [string, unknown])[])[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((one: unknown) => (typeof one === "object" && one !== null ? [Object.entries(one)] : []));
}

function attributesIn(given: unknown): readonly (readonly [string, string])[] {
  if (typeof given !== "object" || given === null) return [];
  return Object.entries(given).map(([key, value]: [string, unknown]) => [key, String(value)] as const);
}

function resolved(name: string, scope: Scope): string {
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  return fullName(scope.get(prefix) ?? prefix, name.slice(colon + 1));
}
