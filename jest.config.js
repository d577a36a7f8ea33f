/** ES modules from the registry that jest, which runs CommonJS, must transform first. */
const esm = ["@noble/hashes", "fast-png", "iobuffer", "fflate", "mediabunny", "three"];

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
  testTimeout: 30_000,
  maxWorkers: 2,
};
