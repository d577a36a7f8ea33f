/** Which addresses Pickup speaks to, and how far away they are. */

import { judgeAddress, reachOf } from "../src/core/address";

test.each([
  ["localhost", "machine"],
  ["127.0.0.1", "machine"],
  ["127.8.9.1", "machine"],
  ["[::1]", "machine"],
  ["10.1.2.3", "network"],
  ["172.16.0.1", "network"],
  ["172.32.0.1", "internet"],
  ["192.168.1.193", "network"],
  ["169.254.1.1", "network"],
  ["[fd00::1]", "network"],
  ["[fe80::1]", "network"],
  ["[::ffff:a00:1]", "network"],
  ["[2001:db8::1]", "internet"],
  ["gpu", "network"],
  ["gpu.local", "network"],
  ["gpu.example.lan", "network"],
  ["10.1.2.3.evil.example", "internet"],
  ["localhost.example", "internet"],
  ["openrouter.ai", "internet"],
])("%s is on the %s", (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});

test.each([
  ["https://openrouter.ai/api/v1/", false, "https://openrouter.ai/api/v1"],
  ["http://127.0.0.1:8091/v1", false, "http://127.0.0.1:8091/v1"],
  ["http://gpu.local:8091/v1", true, "http://gpu.local:8091/v1"],
  ["HTTPS://Gpu.Example/v1", false, "https://gpu.example/v1"],
])("%s is spoken to", (typed, consent, base) => {
  expect(judgeAddress(typed, consent)).toMatchObject({ kind: "ok", address: { base } });
});

test.each([
  ["http://gpu.local:8091/v1", false, "http-private"],
  ["http://openrouter.ai/api/v1", true, "http-public"],
  ["https://key@host/v1", false, "not-an-address"],
  ["https://host/v1?key=1", false, "not-an-address"],
  ["ftp://host/v1", false, "not-an-address"],
  ["file:///etc/passwd", false, "not-an-address"],
  ["gpu.local:8091", false, "not-an-address"],
  ["https://", false, "not-an-address"],
])("%s is refused", (typed, consent, why) => {
  expect(judgeAddress(typed, consent)).toEqual({ kind: "refused", why });
});
