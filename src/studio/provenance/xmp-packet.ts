/**
 * XMP packets (Adobe's XMP specification, part 1: RDF in XML), written and read by a library, which does the escaping. UXP's
 * own XMPMeta can neither write structures nor is it there where there is no Premiere.
 */

import { XMLBuilder } from "fast-xml-parser";
import type { Ingredient, Provenance } from "../../core/provenance";
import { storable } from "../../core/xml-text";
import { fullName, itemsOf, membersOf, propertiesOf, RDF, textOf, XML, type Element } from "./rdf";

/** By the prefix that is written; what is read may call them otherwise. */
const NAMESPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  xmpMM: "http://ns.adobe.com/xap/1.0/mm/",
  xmpDM: "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
  stRef: "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  /** Pickup's own, and no address of anybody's. */
  pickup: "urn:pickup:xmp:1.0/",
} as const;
type Prefix = keyof typeof NAMESPACES;
type Name = readonly [Prefix, string];

type TextField = Exclude<keyof Provenance, "ingredients" | "derivedFrom">;

/** Every property that is a text, in the order in which they are written. */
const TEXTS: Readonly<Record<TextField, Name>> = {
  title: ["dc", "title"],
  description: ["dc", "description"],
  creatorTool: ["xmp", "CreatorTool"],
  createdAt: ["xmp", "CreateDate"],
  digitalSourceType: ["Iptc4xmpExt", "DigitalSourceType"],
  prompt: ["Iptc4xmpExt", "AIPromptInformation"],
  promptWriter: ["Iptc4xmpExt", "AIPromptWriterName"],
  system: ["Iptc4xmpExt", "AISystemUsed"],
  systemVersion: ["Iptc4xmpExt", "AISystemVersionUsed"],
  shotName: ["xmpDM", "shotName"],
  takeNumber: ["xmpDM", "takeNumber"],
  documentId: ["xmpMM", "DocumentID"],
  instanceId: ["xmpMM", "InstanceID"],
  takeId: ["pickup", "takeId"],
  recipeId: ["pickup", "recipeId"],
  engine: ["pickup", "engine"],
  use: ["pickup", "use"],
  seed: ["pickup", "seed"],
  promptWritten: ["pickup", "prompt"],
  negativeWritten: ["pickup", "negative"],
  sha256: ["pickup", "originalSha256"],
  essence: ["pickup", "originalEssenceSha256"],
  framesSha256: ["pickup", "framesSha256"],
  credentials: ["pickup", "contentCredentials"],
};
/** They may be written in several languages; Pickup writes one for all. */
const BY_LANGUAGE: ReadonlySet<TextField> = new Set(["title", "description"]);

const INGREDIENT: Readonly<Record<keyof Ingredient, Name>> = {
  file: ["stRef", "filePath"],
  documentId: ["stRef", "documentID"],
  instanceId: ["stRef", "instanceID"],
  role: ["pickup", "role"],
  sha256: ["pickup", "sha256"],
  essence: ["pickup", "essenceSha256"],
};

const DERIVED_FROM: Name = ["xmpMM", "DerivedFrom"];
const INGREDIENTS: Name = ["xmpMM", "Ingredients"];

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table).filter((key): key is K => key in table);
}

/** An element as the library has it in order: its name and what is in it; its attributes under `:@`. */
type Node = Readonly<Record<string, readonly Node[] | string | Readonly<Record<string, string>>>>;

function node(name: string, inside: readonly Node[], attributes?: Readonly<Record<string, string>>): Node {
  return attributes === undefined ? { [name]: inside } : { [name]: inside, ":@": attributes };
}

function textNode(name: string, text: string, attributes?: Readonly<Record<string, string>>): Node {
  return node(name, [{ "#text": storable(text) }], attributes);
}

/**
 * A whole packet. What XML cannot hold of a text, control characters above all, is left out. `over`: the packet in whose place it
 * comes; what Pickup does not understand of that one stays. @throws Misfit where that is no XMP
 */
export function writePacket(provenance: Provenance, over?: string): string {
  const properties: Node[] = [];
  for (const field of keysOf(TEXTS)) {
    const text = provenance[field];
    const tag = TEXTS[field].join(":");
    if (text === undefined) continue;
    if (!BY_LANGUAGE.has(field)) properties.push(textNode(tag, text));
    else properties.push(node(tag, [node("rdf:Alt", [textNode("rdf:li", text, { "xml:lang": "x-default" })])]));
  }
  const { derivedFrom, ingredients } = provenance;
  if (derivedFrom !== undefined) properties.push(resource(DERIVED_FROM.join(":"), derivedFrom));
  if (ingredients !== undefined) {
    const items = ingredients.map((one) => resource("rdf:li", one));
    properties.push(node(INGREDIENTS.join(":"), [node("rdf:Bag", items)]));
  }
  const prefixes = new Prefixes();
  if (over !== undefined) properties.push(...othersIn(over).map((one) => prefixes.nodeOf(one)));
  const about: Record<string, string> = { "rdf:about": "" };
  for (const [prefix, uri] of prefixes.declared) about[`xmlns:${prefix}`] = uri;
  const description = node("rdf:Description", properties, about);
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    format: true,
    suppressEmptyNode: true,
  });
  return builder
    .build([
      node("?xpacket", [{ "#text": "" }], { begin: "\ufeff", id: "W5M0MpCehiHzreSzNTczkc9d" }),
      node("x:xmpmeta", [node("rdf:RDF", [description], { "xmlns:rdf": RDF })], { "xmlns:x": "adobe:ns:meta/" }),
      node("?xpacket", [{ "#text": "" }], { end: "w" }),
    ])
    .trim();
}

function resource(name: string, ingredient: Ingredient): Node {
  const fields = keysOf(INGREDIENT).flatMap((field) => {
    const text = ingredient[field];
    return text === undefined ? [] : [textNode(INGREDIENT[field].join(":"), text)];
  });
  return node(name, fields, { "rdf:parseType": "Resource" });
}

/** Properties that Pickup does not write. */
function othersIn(packet: string): readonly Element[] {
  const own = new Set([...Object.values(TEXTS), DERIVED_FROM, INGREDIENTS].map(nameOf));
  return [...propertiesOf(packet).values()].filter(({ name }) => !own.has(name) && !isOfForm(name));
}

/** It is how the packet is written, and nothing that it says. */
function isOfForm(name: string): boolean {
  return isDeclaration(name) || name.startsWith(`${RDF} `) || name.startsWith(`${XML} `);
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns ") || name.endsWith(" xmlns");
}

/** Of namespaces: Pickup's, and numbers for those of others, whose own prefixes are not known any more. */
class Prefixes {
  readonly #byUri = new Map<string, string>(Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix]));

  get declared(): readonly (readonly [string, string])[] {
    return [...this.#byUri].map(([uri, prefix]) => [prefix, uri]);
  }

  nodeOf({ name, attributes, inside, text }: Element): Node {
    const kept = [...attributes].filter(([attribute]) => !isDeclaration(attribute));
    const given = kept.map(([attribute, value]) => [this.#tag(attribute), storable(value)] as const);
    const children = inside.map((one) => this.nodeOf(one));
    const content = children.length > 0 || text === "" ? children : [{ "#text": storable(text) }];
    return node(this.#tag(name), content, given.length === 0 ? undefined : Object.fromEntries(given));
  }

  #tag(name: string): string {
    const at = name.lastIndexOf(" ");
    const [uri, local] = [name.slice(0, at), name.slice(at + 1)];
    if (uri === "") return local;
    if (uri === RDF) return `rdf:${local}`;
    if (uri === XML) return `xml:${local}`;
    const prefix = this.#byUri.get(uri) ?? `ns${this.#byUri.size}`;
    this.#byUri.set(uri, prefix);
    return `${prefix}:${local}`;
  }
}

/** What a packet says that Pickup understands, whoever wrote it. @throws Misfit where it is no XMP */
export function readProvenance(packet: string): Provenance {
  const properties = propertiesOf(packet);
  const derivedFrom = properties.get(nameOf(DERIVED_FROM));
  const ingredients = itemsOf(properties.get(nameOf(INGREDIENTS))).map(ingredientIn);
  return {
    ...textsIn(properties, TEXTS),
    ...(derivedFrom === undefined ? {} : { derivedFrom: ingredientIn(derivedFrom) }),
    ...(ingredients.length === 0 ? {} : { ingredients }),
  };
}

function ingredientIn(element: Element): Ingredient {
  return textsIn(membersOf(element), INGREDIENT);
}

function textsIn<K extends string>(
  properties: ReadonlyMap<string, Element>,
  table: Readonly<Record<K, Name>>,
): { readonly [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const field of keysOf(table)) {
    const text = textOf(properties.get(nameOf(table[field])));
    if (text !== undefined) found[field] = text;
  }
  return found;
}

function nameOf([prefix, local]: Name): string {
  return fullName(NAMESPACES[prefix], local);
}
