/**
 * Reasons come as fragments of English from deep inside. The ones that editors meet are said in French;
 * any other is quoted, as the words of a machine.
 */

const KNOWN: ReadonlyMap<string, string> = new Map([
  ["it did not answer", "elle n’a pas répondu"],
  ["it was not started", "elle n’a pas démarré"],
  ["it was stopped", "elle a été arrêtée"],
  ["it has no H.264 encoder", "elle n’a pas d’encodeur H.264"],
  [
    "this Premiere offers no webview that can be spoken to; it did not answer",
    "ce Premiere n’offre pas de vue web à qui parler",
  ],
  ["a still hold needs a frame", "une image fixe demande une première image"],
  ["it does not read back as it was written", "il ne se relit pas comme il a été écrit"],
  ["it is not UTF-8", "son texte est illisible"],
]);

export function reasonInFrench(why: string): string {
  return KNOWN.get(why) ?? `«\u00a0${why}\u00a0»`;
}
