/**
 * Answers the file that holds `entry`, a path from the repository's root, and all that it imports, as one script. It is
 * written once for every state of its sources: leave it where it is.
 */
export function bundle(what: { readonly entry: string; readonly target: "web" | "node" }): Promise<string>;
