import { premieresCredentials } from "../src/premiere/credentials";
import { STRICT } from "./host/manners";
import { cleanUp, startPremiere } from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

const store = {
  active_manifest: "urn:c2pa:1",
  manifests: { "urn:c2pa:1": { claim_generator: "Rig service 1.0", assertions: [], ingredients: [] } },
};
const unchecked = JSON.stringify(store);
const manifest = JSON.stringify({
  ...store,
  validation_state: "Valid",
  validation_status: [{ code: "signingCredential.untrusted" }],
});

test.each([
  ["none", { manifest: "", manifestLocation: 0 }, { kind: "none" }],
  [
    "some in the cloud, which are not fetched",
    { manifest, manifestLocation: 4 },
    { kind: "present-unchecked", why: "elsewhere" },
  ],
  [
    "some in the file that it has checked",
    { manifest, manifestLocation: 1 },
    {
      kind: "valid",
      by: "premiere",
      generator: "Rig service 1.0",
      actions: [],
      ingredients: [],
      codes: ["signingCredential.untrusted"],
    },
  ],
  [
    "some beside the file that it has not checked",
    { manifest: unchecked, manifestLocation: 2 },
    { kind: "present-unchecked", why: "no-reader" },
  ],
  [
    "some in a shape that nobody knows: they are there all the same",
    { manifest: "{}", manifestLocation: 1 },
    { kind: "present-unchecked", why: "damaged", says: "active_manifest is not text" },
  ],
])("a Premiere that has the service says of a file: %s", async (_, answer, found) => {
  const { premiere } = await startPremiere();
  premiere.manners = { ...STRICT, manifest: answer };
  expect(await premieresCredentials("/films/take.mp4", true)).toEqual(found);
});

test("a Premiere of before 26.5 has no such service, and says nothing", async () => {
  await startPremiere();
  expect(await premieresCredentials("/films/take.mp4", true)).toBeUndefined();
});
