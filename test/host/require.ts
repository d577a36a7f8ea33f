/**
 * UXP's `require`, as Adobe's "JavaScript Modules" describes it for plugins: the host's modules by their names, and scripts of
 * the plugin by paths from its own folder, which begin with `./` and have their ending. A script is run once; what it gives
 * is its `module.exports`, and nothing is said of `exports` alone, so that there is none here.
 */

interface RequireOutside {
  readonly modules: Readonly<Record<string, unknown>>;
  /** A script of the plugin, by its path from the plugin's folder; throws where there is none. */
  readonly read: (path: string) => string;
  /** Runs code in the panel's own realm. */
  readonly evaluate: (code: string) => unknown;
}

interface Module {
  exports: unknown;
}

export function uxpRequire({ modules, read, evaluate }: RequireOutside): (id: string) => unknown {
  const run = new Map<string, Module>();
  function require(id: string): unknown {
    if (id in modules) return modules[id];
    const known = run.get(id);
    if (known !== undefined) return known.exports;
    if (!/^\.\/.+\.js$/.test(id)) throw new Error(`Module not found: "${id}".`);
    const wrapped = evaluate(`(function (module, require) {${read(id.slice(2))}\n})`);
    if (typeof wrapped !== "function") throw new Error(`"${id}" is no script.`);
    const module: Module = { exports: {} };
    run.set(id, module);
    Reflect.apply(wrapped, undefined, [module, require]);
    return module.exports;
  }
  return require;
}
