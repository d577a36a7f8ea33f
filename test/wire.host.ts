/** To be imported first: the host's modules are those of the host that the test started last, as `hostModule` says. */

import type * as setup from "./host-of-test.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("premierepro"), {
  virtual: true,
});
jest.mock("uxp", () => jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("fs"));
jest.mock("os", () => jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("os"));
