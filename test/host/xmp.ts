/** XMP packets: what Premiere writes, and what it reads of what it is given. */

import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";
import { HostRefusal } from "./adobe";

/** The namespace of the project panel's columns. */
export const PROJECT_METADATA = "http://ns.adobe.com/premierePrivateProjectMetaData/1.0/";

export const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/** The identifiers that Premiere gives to what it imports. */
export function identifiers(id: string): string {
  return packetOf(
    `xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
    `<xmpMM:DocumentID>xmp.did:${id}</xmpMM:DocumentID><xmpMM:InstanceID>xmp.iid:${id}</xmpMM:InstanceID>` +
      `<xmp:CreatorTool>Adobe Premiere Pro</xmp:CreatorTool>`,
  );
}

/** Project metadata as the API hands it out. */
export function projectPacket(columns: Readonly<Record<string, string>>): string {
  const fields = Object.entries(columns).map(([name, value]) => {
    const tag = `premierePrivateProjectMetaData:${name}`;
    return `<${tag}>${escaped(value)}</${tag}>`;
  });
  return packetOf(`xmlns:premierePrivateProjectMetaData="${PROJECT_METADATA}"`, fields.join(""));
}

/** One description, with these declarations and these elements in it. */
export function packetOf(namespaces: string, body: string): string {
  return (
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>` +
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${RDF}">` +
    `<rdf:Description rdf:about="" ${namespaces}>${body}</rdf:Description>` +
    `</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** As fast-xml-parser's `preserveOrder` gives it. */
interface XmlNode {
  readonly [tag: string]: unknown;
}

const options = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
} as const;

/** @throws HostRefusal when it is no well-formed XML. */
function parsed(call: string, packet: string): readonly XmlNode[] {
  if (XMLValidator.validate(packet) !== true) throw new HostRefusal("invalid", `${call}: not well-formed`);
  const nodes: unknown = new XMLParser(options).parse(packet);
  return nodesOf(nodes);
}

function nodesOf(value: unknown): readonly XmlNode[] {
  return Array.isArray(value) ? value.filter((node): node is XmlNode => typeof node === "object" && node !== null) : [];
}

/** Empty where it has none. */
export function tagOf(node: XmlNode): string {
  return Object.keys(node).find((key) => key !== ":@") ?? "";
}

function attributesOf(node: XmlNode): readonly (readonly [string, string])[] {
  const given = node[":@"];
  return typeof given === "object" && given !== null
    ? Object.entries(given).map(([name, value]) => [name, String(value)] as const)
    : [];
}

function ownText(node: XmlNode): string {
  const text = node["#text"];
  return typeof text === "string" ? text : "";
}

/**
 * The project metadata in a packet, by property name: as elements or attributes, under whatever prefix.
 * @throws HostRefusal when it is no well-formed XML.
 */
export function readProjectPacket(call: string, packet: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (node: XmlNode, prefixes: ReadonlyMap<string, string>): void => {
    const tag = tagOf(node);
    const known = new Map(prefixes);
    for (const [name, value] of attributesOf(node)) {
      if (name.startsWith("xmlns:")) known.set(name.slice(6), value);
    }
    const isOurs = (name: string): boolean => known.get(name.split(":", 1)[0] ?? "") === PROJECT_METADATA;
    const localOf = (name: string): string => name.slice(name.indexOf(":") + 1);
    for (const [name, value] of attributesOf(node)) if (isOurs(name)) found[localOf(name)] = value;
    const children = nodesOf(node[tag]);
    if (isOurs(tag)) found[localOf(tag)] = children.map(ownText).join("");
    for (const child of children) visit(child, known);
  };
  for (const node of parsed(call, packet)) visit(node, new Map());
  return found;
}

/**
 * A packet as Premiere keeps it: what stands in a namespace that is declared nowhere is dropped without a word.
 * @throws HostRefusal when it is no well-formed XML.
 */
export function keptPacket(call: string, packet: string): string {
  const nodes = parsed(call, packet);
  const declared = new Set([
    "",
    "xml",
    "xmlns",
    ...[...packet.matchAll(/xmlns:([\w.-]+)=/g)].map((match) => match[1] ?? ""),
  ]);
  const isKept = (name: string): boolean => declared.has(name.includes(":") ? (name.split(":", 1)[0] ?? "") : "");
  const keep = (node: XmlNode): XmlNode[] => {
    const tag = tagOf(node);
    if (!isKept(tag)) return [];
    const attributes = Object.fromEntries(attributesOf(node).filter(([name]) => isKept(name)));
    const inner = node[tag];
    return [{ [tag]: Array.isArray(inner) ? nodesOf(inner).flatMap(keep) : inner, ":@": attributes }];
  };
  return String(new XMLBuilder(options).build(nodes.flatMap(keep)));
}
