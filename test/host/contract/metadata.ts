/** Reference §6.6, §6.7 and §6.9: columns, markers, labels, and what Pickup leaves alone. */

import type { Marker, ProjectItem } from "@adobe/premierepro";
import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";
import type { ContractXmp } from "./host";
import { contractCase, holdsIf, notTried, unknown, untried } from "./verdict";
import { membersOf } from "./realm";

const METADATA = "§6.6 Metadata, markers, labels";
const GRADING = "§6.7 Lumetri and LUT";
const EXPORT = "§6.9 EncoderManager";
const MONITOR = "§2 Canvas, images, video, audio";
const NAMESPACE = "http://ns.adobe.com/premierePrivateProjectMetaData/1.0/";
/** One of Pickup's own columns, so that the contract leaves none that Pickup would not make. */
const COLUMN = "PickupStatus";
const PROPERTY = "PickupContract";

/** XMPMeta answers a property as an object with a value; some versions as text. */
function valueOf(packet: ContractXmp): string | undefined {
  const property = packet.getProperty(NAMESPACE, COLUMN);
  if (typeof property === "string") return property;
  if (typeof property !== "object" || property === null || !("value" in property)) return undefined;
  return typeof property.value === "string" ? property.value : undefined;
}

const OTHER_COLUMNS =
  "Intrinsic.MediaStart Intrinsic.MediaEnd Intrinsic.LogNote Intrinsic.Description PropertyText.Name"
    .split(" ")
    .map((name) => `Column.${name}`);

/** What was open in the Source Monitor is open again afterwards; what was opened from a path cannot be. */
async function monitored({ ppro }: Bench, look: () => Promise<Verdict>): Promise<Verdict> {
  const before: ProjectItem | null | undefined = await ppro.SourceMonitor.getProjectItem();
  try {
    return await look();
  } finally {
    await (before ? ppro.SourceMonitor.openProjectItem(before) : ppro.SourceMonitor.closeClip());
  }
}

async function markerOf(bench: Bench): Promise<Marker | undefined> {
  const markers = await bench.ppro.Markers.getMarkers(await bench.sequence());
  return markers.getMarkers().find((marker) => marker.getName() === "contract");
}

export const metadataCases: readonly ContractCase[] = [
  contractCase(
    "column is added once",
    METADATA,
    "A column that is there already is answered with false",
    async ({ ppro }) => {
      const add = (): Promise<unknown> =>
        ppro.Metadata.addPropertyToProjectMetadataSchema(COLUMN, "Status", ppro.Metadata.METADATA_TYPE_TEXT);
      const first = await add();
      const second = await add();
      return holdsIf(second === false, `first ${String(first)}, then ${String(second)}`);
    },
  ),
  contractCase("project metadata is XMP", METADATA, "Project metadata is an XMP packet", async (bench) => {
    const packet: unknown = await bench.ppro.Metadata.getProjectMetadata(await bench.still());
    const isPacket =
      typeof packet === "string" && (packet === "" || packet.includes("xmpmeta") || packet.includes("rdf:RDF"));
    return holdsIf(
      isPacket,
      typeof packet === "string" ? `${packet.length} characters: ${packet.slice(0, 120)}` : typeof packet,
    );
  }),
  contractCase("column is written", METADATA, "A column is written by XMPMeta and read back", async (bench) => {
    const { ppro, host } = bench;
    if (host.uxp.xmp === undefined) return unknown("Module uxp has no xmp.");
    const { XMPMeta } = host.uxp.xmp;
    XMPMeta.registerNamespace(NAMESPACE, "premierePrivateProjectMetaData");
    await ppro.Metadata.addPropertyToProjectMetadataSchema(COLUMN, "Status", ppro.Metadata.METADATA_TYPE_TEXT);
    const before = await ppro.Metadata.getProjectMetadata(await bench.still());
    const packet = new XMPMeta(before);
    const value = 'contract: <é> & "two"\nlines';
    packet.setProperty(NAMESPACE, COLUMN, value);
    const item = await bench.still();
    const done = await bench.transact("column", () => [
      ppro.Metadata.createSetProjectMetadataAction(item, packet.serialize(), [COLUMN]),
    ]);
    const read = valueOf(new XMPMeta(await ppro.Metadata.getProjectMetadata(await bench.still())));
    return holdsIf(done && read === value, `answered ${done}; ${JSON.stringify(read)}`);
  }),
  contractCase("columns are JSON", METADATA, "getProjectColumnsMetadata answers JSON", async (bench) => {
    const text = await bench.ppro.Metadata.getProjectColumnsMetadata(await bench.still());
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      return holdsIf(false, `${error instanceof Error ? error.message : "no JSON"}: ${text.slice(0, 80)}`);
    }
    return holdsIf(typeof parsed === "object", text.slice(0, 120));
  }),
  contractCase("name column", METADATA, "The built-in column of the name is Column.Intrinsic.Name", async (bench) => {
    const text = await bench.ppro.Metadata.getProjectColumnsMetadata(await bench.still());
    return holdsIf(text.includes("Column.Intrinsic.Name"), text.slice(0, 120));
  }),
  contractCase("other columns", METADATA, `Other built-in columns: ${OTHER_COLUMNS.join(", ")}`, async (bench) => {
    const text = await bench.ppro.Metadata.getProjectColumnsMetadata(await bench.still());
    const missing = OTHER_COLUMNS.filter((name) => !text.includes(name));
    // A column without a value may be left out, so nothing is said against it.
    return missing.length === 0 ? holdsIf(true, "all") : unknown(`This realm lists no ${missing.join(", ")}.`);
  }),
  contractCase(
    "custom properties",
    METADATA,
    "A property is set, read back and taken away again, each by an action",
    async (bench) => {
      const { ppro } = bench;
      // Pickup's own are the project's, which is the user's here: a sequence has them as well.
      const properties = async () => ppro.Properties.getProperties(await bench.sequence());
      const before = await properties();
      const done = await bench.transact("property", () => [
        before.createSetValueAction(PROPERTY, bench.run, ppro.Constants.PropertyType.PERSISTENT),
      ]);
      const set = await properties();
      const read = set.hasValue(PROPERTY) ? set.getValue(PROPERTY) : undefined;
      const cleared = await bench.transact("no property", () => [set.createClearValueAction(PROPERTY)]);
      const isLeft = (await properties()).hasValue(PROPERTY);
      const seen = `answered ${done}, read ${read === bench.run ? "the same" : (read ?? "nothing")}; clearing answered ${cleared}`;
      return holdsIf(
        done && read === bench.run && !isLeft,
        `${seen}, ${isLeft ? "and it is there" : "and it is gone"}`,
      );
    },
  ),
  notTried("media times are promises", "§6 Types", "Media.start and duration are promises", "Pickup does not ask."),
  notTried("undeclared namespaces", METADATA, "XMP drops undeclared namespaces", "it may write into a media file."),
  notTried("dc:description", METADATA, "dc:description is an rdf:Alt", "it may write into a media file."),
  contractCase("colour label", METADATA, "A project item takes a colour label", async (bench) => {
    const item = await bench.still();
    const wanted = ((await item.getColorLabelIndex()) + 1) % 15;
    const done = await bench.transact("label", () => [item.createSetColorLabelAction(wanted)]);
    const read = await (await bench.still()).getColorLabelIndex();
    return holdsIf(done && read === wanted, `asked ${wanted}, read ${read}`);
  }),
  contractCase("markers", METADATA, "A marker is added to a sequence and read back", async (bench) => {
    const { ppro } = bench;
    const at = bench.slot();
    const markers = await ppro.Markers.getMarkers(await bench.sequence());
    const done = await bench.transact("marker", () => [
      markers.createAddMarkerAction(
        "contract",
        ppro.Marker.MARKER_TYPE_COMMENT,
        at,
        ppro.TickTime.TIME_ZERO,
        "of the contract",
      ),
    ]);
    const found = (await ppro.Markers.getMarkers(await bench.sequence()))
      .getMarkers()
      .map((marker) => marker.getName());
    return holdsIf(done && found.includes("contract"), `answered ${done}; ${found.join(", ")}`);
  }),
  contractCase("marker colour", METADATA, "A marker's colour is set by an action of its own", async (bench) => {
    const marker = await markerOf(bench);
    if (marker === undefined) return unknown("The marker could not be made.");
    const wanted = marker.getColorIndex() === 3 ? 4 : 3;
    const done = await bench.transact("marker colour", () => [marker.createSetColorByIndexAction(wanted)]);
    const read = (await markerOf(bench))?.getColorIndex();
    return holdsIf(done && read === wanted, `asked ${wanted}, read ${read}`);
  }),
  contractCase("marker guid", METADATA, "Markers have a guid from 26.3", async (bench) => {
    const marker = await markerOf(bench);
    if (marker === undefined) return unknown("The marker could not be made.");
    const guid: Marker["guid"] | undefined = marker.guid;
    return holdsIf((guid !== undefined) === bench.isNew, guid?.toString() ?? "none");
  }),
  contractCase("no label on the timeline", METADATA, "A clip on the timeline has no colour label", async (bench) => {
    const sequence = await bench.sequence();
    const [item] = (await sequence.getVideoTrack(0)).getTrackItems(bench.ppro.Constants.TrackItemType.CLIP, false);
    if (item === undefined) return unknown("Nothing lies on the contract's first track.");
    const isMissing = !("createSetColorLabelAction" in item);
    return holdsIf(isMissing, isMissing ? "missing" : "there");
  }),
  contractCase("no colour space", GRADING, "A clip does not tell or take a colour space", async (bench) => {
    const clip = bench.ppro.ClipProjectItem.cast(await bench.still());
    const found = ["getColorSpace", "createSetColorSpaceAction", "getOverrideColorSpace"].filter(
      (name) => name in clip,
    );
    return holdsIf(found.length === 0, found.length === 0 ? "none" : found.join(", "));
  }),
  ...untried(
    GRADING,
    "Pickup does not grade.",
    ["Lumetri by index", "Lumetri's parameters are found by index; their names are translated"],
    ["Lumetri in two steps", "A new Lumetri takes values in a second transaction, its chain fetched anew"],
    ["Lumetri curves", "Lumetri's curves, look and LUT cannot be written"],
    ["LUT by guid", "An input LUT is set by its guid"],
    ["LUT by path", "A .cube path as input LUT does nothing"],
  ),
  contractCase("graphics white", GRADING, "ProjectColorSettings tells the graphics white only", async (bench) => {
    const project = await bench.project();
    if (!("getColorSettings" in project)) return unknown("This realm has no getColorSettings.");
    const settings = await project.getColorSettings();
    const others = membersOf(settings).filter((name) => name !== "constructor" && !/graphicswhite/i.test(name));
    const white = await settings.getGraphicsWhiteLuminance();
    return holdsIf(others.length === 0, `white is ${white}; ${others.join(", ") || "nothing else"}`);
  }),
  contractCase("source monitor", MONITOR, "The Source Monitor opens a project item", async (bench) =>
    monitored(bench, async () => {
      const still = await bench.still();
      const done = await bench.ppro.SourceMonitor.openProjectItem(still);
      const open: typeof still | null | undefined = await bench.ppro.SourceMonitor.getProjectItem();
      const isOpen = open?.getId() === still.getId();
      return holdsIf(done && isOpen, `answered ${done}; ${isOpen ? "it is open" : "another is open"}`);
    }),
  ),
  contractCase("source monitor by path", MONITOR, "The Source Monitor opens a file and plays it", async (bench) =>
    monitored(bench, async () => {
      const path = await bench.ppro.ClipProjectItem.cast(await bench.still()).getMediaFilePath();
      const isOpen = await bench.ppro.SourceMonitor.openFilePath(path);
      const plays = await bench.ppro.SourceMonitor.play(1);
      return holdsIf(isOpen && plays, `openFilePath answered ${isOpen}, play ${plays}`);
    }),
  ),
  contractCase("isAMEInstalled", EXPORT, "isAMEInstalled tells of Media Encoder", ({ ppro }) => {
    if (!("EncoderManager" in ppro)) return unknown("This realm has no EncoderManager.");
    const answer: unknown = ppro.EncoderManager.getManager().isAMEInstalled;
    return holdsIf(typeof answer === "boolean", String(answer));
  }),
  notTried("export of a sequence", EXPORT, "exportSequence works with a bundled preset", "it takes minutes."),
  ...untried(
    EXPORT,
    "an export takes minutes.",
    ["export event", "EXPORT_MEDIA_COMPLETE is sent on success only"],
    ["range export", "With exportFull false, only In to Out of the sequence is exported"],
  ),
  notTried("encode by Media Encoder", EXPORT, "encodeFile needs Media Encoder", "it starts another program."),
];
