/** Metadata: the columns of the project panel, and XMP. */

import type * as adobe from "@adobe/premierepro";
import type { Part } from "./adobe";
import { answer, HostRefusal, need, textOf } from "./adobe";
import { Constants } from "./constants";
import { canEmbed, writeXmp } from "./embedding";
import type { Host } from "./host";
import { itemIn } from "./host";
import { pathOf, withItem } from "./document";
import { projectItemHandle } from "./project-items";
import { keptPacket, projectPacket, readProjectPacket } from "./xmp";

/** Columns that every project has. */
const INTRINSIC = ["Column.Intrinsic.Name", "Column.Intrinsic.LogNote", "Column.Intrinsic.Description"];

/** Premiere fills it in from the file. */
const VIDEO_INFO = "Column.Intrinsic.VideoInfo";

type MetadataParts =
  | "getProjectMetadata"
  | "getXMPMetadata"
  | "createSetProjectMetadataAction"
  | "createSetXMPMetadataAction"
  | "addPropertyToProjectMetadataSchema"
  | "getProjectColumnsMetadata"
  | "METADATA_TYPE_TEXT";

export function metadata(host: Host): Part<adobe.MetadataStatic, MetadataParts> {
  return {
    METADATA_TYPE_TEXT: Constants.MetadataType.TEXT,

    getProjectMetadata: (projectItem: unknown) =>
      answer(() => {
        const item = projectItemHandle("getProjectMetadata", projectItem).item();
        return projectPacket({ "Column.Intrinsic.Name": item.name, ...item.columns });
      }),

    /** Empty while nothing is known. */
    getXMPMetadata: (projectItem: unknown) =>
      answer(() => projectItemHandle("getXMPMetadata", projectItem).item().xmp ?? ""),

    getProjectColumnsMetadata: (projectItem: unknown) =>
      answer(() => {
        const handle = projectItemHandle("getProjectColumnsMetadata", projectItem);
        const item = handle.item();
        const labels = new Map(handle.project.schema.map(({ name, label }) => [name, label]));
        const { content } = item;
        const size = "width" in content ? { [VIDEO_INFO]: `${content.width} x ${content.height} (1.0)` } : {};
        const all = Object.entries({ "Column.Intrinsic.Name": item.name, ...size, ...item.columns });
        return JSON.stringify(
          all.map(([name, value]) => ({
            ColumnID: name,
            ColumnName: labels.get(name) ?? name.split(".").at(-1),
            ColumnPath: name,
            ColumnValue: value,
          })),
        );
      }),

    /** False when the name is taken already. Not undone by undo. */
    addPropertyToProjectMetadataSchema: (name: unknown, label: unknown, type: unknown) =>
      answer(() => {
        const call = "addPropertyToProjectMetadataSchema";
        need(call, [name, label, type]);
        if (!host.obeys(call)) return true;
        const types: readonly unknown[] = Object.values(Constants.MetadataType);
        if (typeof type !== "number" || !types.includes(type)) throw new HostRefusal("type", `${call}: no type`);
        if (host.open === undefined) return false;
        const property = textOf(call, name);
        // It becomes the name of an XML element.
        if (!/^[A-Za-z_][\w.-]*$/.test(property) || INTRINSIC.includes(property)) return false;
        return host.open.addToSchema({ name: property, label: textOf(call, label), type });
      }),

    /** Takes only the named fields, and of those only what the schema knows; the rest is dropped without a word. */
    createSetProjectMetadataAction: (projectItem: unknown, packet: unknown, updatedFields: unknown) => {
      const call = "createSetProjectMetadataAction";
      need(call, [projectItem, packet, updatedFields]);
      const handle = projectItemHandle(call, projectItem);
      const given = readProjectPacket(call, textOf(call, packet));
      if (!Array.isArray(updatedFields)) throw new HostRefusal("type", `${call}: not a list`);
      const fields = updatedFields.map((field: unknown) => textOf(call, field));
      handle.item();
      return handle.action(call, (document, project) => {
        itemIn(document, handle.id);
        const known = new Set([...INTRINSIC, ...project.schema.map(({ name }) => name)]);
        const set = Object.fromEntries(
          fields.flatMap((field) => {
            const value = given[field];
            return value === undefined || !known.has(field) ? [] : [[field, value] as const];
          }),
        );
        const { "Column.Intrinsic.Name": name, ...columns } = set;
        return withItem(document, handle.id, (item) => ({
          ...item,
          name: name ?? item.name,
          columns: { ...item.columns, ...columns },
        }));
      });
    },

    /** Goes into the media file as well, where the format can carry it. */
    createSetXMPMetadataAction: (projectItem: unknown, packet: unknown) => {
      const call = "createSetXMPMetadataAction";
      need(call, [projectItem, packet]);
      const handle = projectItemHandle(call, projectItem);
      const xmp = keptPacket(call, textOf(call, packet));
      handle.item();
      return handle.action(call, (document) => {
        const path = pathOf(itemIn(document, handle.id));
        if (path !== undefined && canEmbed(path)) host.later(0, () => writeXmp(host.ports.disk, path, xmp));
        return withItem(document, handle.id, (item) => ({ ...item, xmp }));
      });
    },
  };
}
