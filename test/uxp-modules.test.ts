import { pickFolder, saveTextAs } from "../src/uxp/dialogs";
import { forgetSecret, keepSecret, readSecret } from "../src/uxp/secrets";
import { readXmpProperty, setXmpProperties } from "../src/uxp/xmp";
import { cleanUp, real, startUxp } from "./uxp.setup";
import type * as setup from "./uxp.setup";

jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), {
  virtual: true,
});

afterEach(cleanUp);

test("a secret comes back after a restart, and is gone once forgotten", async () => {
  const secrets = new Map<string, Uint8Array>();
  const { folder } = await startUxp({ secrets });
  expect(await readSecret("engine-1")).toBeUndefined();
  await keepSecret("engine-1", "clé-秘密-🔑");
  await startUxp({ secrets }, folder);
  expect(await readSecret("engine-1")).toBe("clé-秘密-🔑");
  await forgetSecret("engine-1");
  await forgetSecret("engine-1");
  expect(await readSecret("engine-1")).toBeUndefined();
});

test("an empty secret is not kept", async () => {
  await startUxp();
  await expect(keepSecret("engine-1", "")).rejects.toThrow(RangeError);
});

test("a folder is picked, or none", async () => {
  await startUxp({ dialogs: { folder: () => Promise.resolve("/Volumes/Raid") } });
  expect(await pickFolder()).toBe("/Volumes/Raid");
  await startUxp();
  expect(await pickFolder()).toBeUndefined();
});

test("a text is saved where the editor says, or nowhere", async () => {
  const { folder } = await startUxp();
  await startUxp({ dialogs: { save: (name) => Promise.resolve(`${folder}/${name}`) } }, folder);
  expect(await saveTextAs("pickup-diagnostics.json", '{"été":1}\n')).toBe(`${folder}/pickup-diagnostics.json`);
  expect(await real.text(`${folder}/pickup-diagnostics.json`)).toBe('{"été":1}\n');
  await startUxp({}, folder);
  expect(await saveTextAs("other.json", "{}")).toBeUndefined();
  expect(await real.names(folder)).toEqual(["Plugin", "pickup-diagnostics.json"]);
});

test("a text that cannot be saved is refused aloud", async () => {
  const { folder } = await startUxp();
  await startUxp(
    { dialogs: { save: (name) => Promise.resolve(`${folder}/${name}`) }, faults: { readOnly: [folder] } },
    folder,
  );
  await expect(saveTextAs("a.json", "{}")).rejects.toMatchObject({
    failure: { kind: "host-refused", call: "File.write" },
  });
});

const COLUMNS = "http://ns.adobe.com/premierePrivateProjectMetaData/1.0/";
const PACKET =
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description rdf:about="" xmlns:pp="${COLUMNS}" pp:Scene="12">` +
  `<pp:Column.Intrinsic.Name>PU_Reel &amp; 2</pp:Column.Intrinsic.Name><pp:Prompt>old</pp:Prompt>` +
  `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

test("columns are set in a packet, and all else in it stays", async () => {
  await startUxp();
  const prompt = 'rain on <glass> & "neon",\nsecond line\ttab – 雨';
  const changed = setXmpProperties(PACKET, COLUMNS, { Prompt: prompt, Seed: "7" });
  expect(readXmpProperty(changed, COLUMNS, "Prompt")).toBe(prompt);
  expect(readXmpProperty(changed, COLUMNS, "Seed")).toBe("7");
  expect(readXmpProperty(changed, COLUMNS, "Column.Intrinsic.Name")).toBe("PU_Reel & 2");
  expect(readXmpProperty(changed, COLUMNS, "Scene")).toBe("12");
  expect(readXmpProperty(changed, COLUMNS, "Engine")).toBeUndefined();
  expect(changed.match(/Prompt>/g)).toHaveLength(2);
});

test("a column is emptied by an empty text that stands in the packet, for what does not stand there Premiere leaves", async () => {
  await startUxp();
  const changed = setXmpProperties(PACKET, COLUMNS, { Prompt: "", Scene: "", Negative: "" });
  expect(readXmpProperty(changed, COLUMNS, "Negative")).toBeUndefined();
  expect(readXmpProperty(changed, COLUMNS, "Prompt")).toBe("");
  expect(readXmpProperty(changed, COLUMNS, "Scene")).toBe("");
});

test("an item without a packet gets one, in a namespace that nobody has used yet", async () => {
  await startUxp();
  const packet = setXmpProperties("", "http://example.org/new/", { Take: "T03" });
  expect(readXmpProperty(packet, "http://example.org/new/", "Take")).toBe("T03");
});

test("what is no packet is refused", async () => {
  await startUxp();
  expect(() => setXmpProperties("<a><b></a>", COLUMNS, { Prompt: "x" })).toThrow("host-refused: call XMPMeta");
  expect(() => readXmpProperty("plain words", COLUMNS, "Prompt")).toThrow("host-refused: call XMPMeta");
});
