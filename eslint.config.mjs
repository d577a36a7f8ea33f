import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const HOST = ["premierepro", "uxp", "fs", "os"];

/** `index → ui → studio → { premiere | uxp | engines | media } → core`: never up, never sideways. */
function rooms(files, { mayImport = [], mayNotReach, ignores = [] }) {
  return {
    files,
    ignores,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: HOST.filter((name) => !mayImport.includes(name)).map((name) => ({
            name,
            message: "Only its own room may import a host module (see DESIGN's layout in the README).",
          })),
          patterns: [
            {
              regex: "(^|/)test/",
              message: "The product does not import its tests; index.tsx hands the contract over.",
            },
            ...mayNotReach.map((room) => ({
              regex: `(^|/)${room}(/|$)`,
              message: `This room may not import ${room}: imports go one way, index → ui → studio → rooms → core.`,
            })),
            ...(mayImport.includes("openai")
              ? []
              : [{ regex: "^openai(/|$)", message: "Only engines may import openai." }]),
            ...(mayImport.includes("three")
              ? []
              : [{ regex: "^(three|mediabunny)(/|$)", message: "Pixels belong to the media room." }]),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  {
    ignores: ["dist/**", "node_modules/**", ".workbench/**", "coverage/**"],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: "error",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "process",
          "console",
          "URL",
          "Buffer",
          "require",
          "module",
          "__dirname",
          "setTimeout",
          "clearTimeout",
          "fetch",
          "performance",
          "window",
          "document",
          "globalThis",
          "AbortController",
          "setInterval",
          "clearInterval",
          "TextEncoder",
          "TextDecoder",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
  rooms(["src/core/**"], { mayNotReach: ["premiere", "uxp", "engines", "media", "studio", "ui"] }),
  rooms(["src/premiere/**"], { mayImport: ["premierepro"], mayNotReach: ["uxp", "engines", "media", "studio", "ui"] }),
  rooms(["src/uxp/**"], {
    mayImport: ["uxp", "fs", "os"],
    mayNotReach: ["premiere", "engines", "media", "studio", "ui"],
  }),
  rooms(["src/engines/**"], { mayImport: ["openai"], mayNotReach: ["premiere", "uxp", "media", "studio", "ui"] }),
  rooms(["src/media/**"], {
    mayNotReach: ["premiere", "uxp", "engines", "studio", "ui"],
    ignores: ["src/media/room/**"],
  }),
  rooms(["src/media/room/**"], { mayImport: ["three"], mayNotReach: ["premiere", "uxp", "engines", "studio", "ui"] }),
  rooms(["src/studio/**"], { mayNotReach: ["ui"] }),
  rooms(["src/ui/**"], { mayNotReach: ["premiere", "uxp", "engines", "media"] }),
);
