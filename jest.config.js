/** ES modules from the registry that jest, which runs CommonJS, must transform first. */
const esm = ["@contentauth/c2pa-wasm", "@noble/hashes", "fast-png", "iobuffer", "fflate", "mediabunny", "three"];

module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  transform: {
    "\\.[jt]sx?$": [
      "ts-jest",
      {
        diagnostics: false,
        tsconfig: {
          target: "ES2022",
          module: "CommonJS",
          moduleResolution: "Node10",
          lib: ["ES2022", "DOM", "DOM.Iterable"],
          jsx: "react-jsx",
          allowJs: true,
          esModuleInterop: true,
          isolatedModules: true,
          ignoreDeprecations: "5.0",
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join("|")})/)`],
  // globalSetup waits for the whole build
  ...(process.env.PICKUP_NO_BUILD ? {} : { globalSetup: "<rootDir>/test/build.mjs" }),
  testEnvironment: "<rootDir>/test/pages-on-failure.cjs",
  setupFiles: ["<rootDir>/test/words.setup.ts"],
  // Else each read of one of them goes through the sandbox, and loops over pixels take twenty times as long.
  sandboxInjectedGlobals: [
    "Math",
    "Array",
    "ArrayBuffer",
    "DataView",
    "Uint8Array",
    "Uint8ClampedArray",
    "Uint16Array",
    "Int16Array",
    "Uint32Array",
    "Int32Array",
    "Float32Array",
    "Float64Array",
    "Infinity",
  ],
  testSequencer: "<rootDir>/test/longest-first.cjs",
  // A machine three times slower than this one must not fail what only takes longer there.
  testTimeout: 120_000,
  // Suites in a browser mostly wait for it, so three keep two cores busy.
  maxWorkers: 3,
};
