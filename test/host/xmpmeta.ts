/** XMPMeta of the module "uxp": simple properties of an XMP packet, with the toolkit's rule that a namespace is registered first. */

import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";
import { packetOf, RDF, tagOf } from "./xmp";

const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are kept as they are written, and read and written here: the library would leave line breaks bare.
  processEntities: false,
} as const;

/** Namespace to prefix, for the whole process, as in the toolkit. */
const registered = new Map<string, string>([
  [RDF, "rdf"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://ns.adobe.com/xap/1.0/", "xmp"],
  ["http://ns.adobe.com/xap/1.0/mm/", "xmpMM"],
]);

type Attributes = Record<string, string>;

/** An element or a text, as fast-xml-parser keeps them in order. */
interface Node {
  ":@"?: Attributes;
  [tag: string]: unknown;
}

export class XMPMeta {
  readonly #nodes: Node[];

  constructor(packet: string = packetOf("", "")) {
    if (typeof packet !== "string") throw new Error("Illegal Parameter type");
    const valid = XMLValidator.validate(packet);
    if (valid !== true) throw new Error(`XMP error: ${valid.err.msg}`);
    const nodes: unknown = new XMLParser(OPTIONS).parse(packet);
    this.#nodes = isNodes(nodes) ? nodes : [];
    if (this.#descriptions().length === 0) throw new Error("XMP error: no rdf:Description in the packet");
    walk(this.#nodes, (node) => {
      for (const [name, value] of Object.entries(node[":@"] ?? {})) {
        if (name.startsWith("xmlns:") && !registered.has(value)) registered.set(value, name.slice(6));
      }
    });
  }

  /** The prefix with its colon, as the toolkit answers; another one where the suggested one is taken. */
  static registerNamespace(namespace: string, suggestedPrefix: string): string {
    const known = registered.get(namespace);
    if (known !== undefined) return `${known}:`;
    const wanted = suggestedPrefix.replace(/:$/, "");
    let prefix = wanted;
    for (let count = 1; [...registered.values()].includes(prefix); count++) prefix = `${wanted}_${count}_`;
    registered.set(namespace, prefix);
    return `${prefix}:`;
  }

  setProperty(namespace: string, name: string, value: string): void {
    if (typeof value !== "string") throw new Error("Illegal Parameter type");
    this.deleteProperty(namespace, name);
    const [description] = this.#descriptions();
    if (description === undefined) throw new Error("XMP error: no rdf:Description in the packet");
    const prefix = prefixOf(namespace);
    const attributes = (description[":@"] ??= {});
    attributes[`xmlns:${prefix}`] = namespace;
    childrenOf(description).push({ [`${prefix}:${name}`]: [{ "#text": escaped(value) }] });
  }

  getProperty(namespace: string, name: string): XmpProperty | undefined {
    prefixOf(namespace);
    for (const description of this.#descriptions()) {
      const tags = this.#tagsFor(namespace, name);
      for (const [attribute, value] of Object.entries(description[":@"] ?? {})) {
        if (tags.includes(attribute)) return propertyOf(namespace, name, unescaped(value));
      }
      for (const child of childrenOf(description)) {
        if (!tags.includes(tagOf(child))) continue;
        const text = childrenOf(child).map(({ "#text": one }) => (typeof one === "string" ? one : ""));
        return propertyOf(namespace, name, unescaped(text.join("")));
      }
    }
    return undefined;
  }

  deleteProperty(namespace: string, name: string): void {
    prefixOf(namespace);
    for (const description of this.#descriptions()) {
      const tags = this.#tagsFor(namespace, name);
      for (const tag of tags) delete description[":@"]?.[tag];
      const children = childrenOf(description);
      children.splice(0, children.length, ...children.filter((child) => !tags.includes(tagOf(child))));
    }
  }

  serialize(): string {
    return String(new XMLBuilder(OPTIONS).build(this.#nodes));
  }

  #descriptions(): Node[] {
    const found: Node[] = [];
    walk(this.#nodes, (node) => {
      if (tagOf(node).endsWith(":Description")) found.push(node);
    });
    return found;
  }

  /** The names that the property may have there, by every prefix that stands for its namespace. */
  #tagsFor(namespace: string, name: string): readonly string[] {
    const prefixes = new Set([prefixOf(namespace)]);
    walk(this.#nodes, (node) => {
      for (const [attribute, value] of Object.entries(node[":@"] ?? {})) {
        if (attribute.startsWith("xmlns:") && value === namespace) prefixes.add(attribute.slice(6));
      }
    });
    return [...prefixes].map((prefix) => `${prefix}:${name}`);
  }
}

interface XmpProperty {
  readonly namespace: string;
  readonly path: string;
  readonly value: string;
}

function propertyOf(namespace: string, name: string, value: string): XmpProperty {
  return { namespace, path: `${prefixOf(namespace)}:${name}`, value };
}

function prefixOf(namespace: string): string {
  const prefix = registered.get(namespace);
  if (prefix === undefined) throw new Error("XMP error: Unregistered schema namespace URI");
  return prefix;
}

function isNodes(value: unknown): value is Node[] {
  return Array.isArray(value) && value.every((node) => typeof node === "object" && node !== null);
}

function childrenOf(node: Node): Node[] {
  const children = node[tagOf(node)];
  return isNodes(children) ? children : [];
}

function walk(nodes: readonly Node[], visit: (node: Node) => void): void {
  for (const node of nodes) {
    visit(node);
    walk(childrenOf(node), visit);
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>\r\n\t]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name ?? ""] ?? whole;
  });
}
