/**
 * Reasons come as fragments of English from deep inside. The ones that editors meet are said in French;
 * any other is quoted, as the words of a machine.
 */

import { saysNothing } from "./reason-en";

const KNOWN: ReadonlyMap<string, string> = new Map([
  // The media room.
  ["it did not answer", "elle n’a pas répondu"],
  ["it was not started", "elle n’a pas démarré"],
  ["it was stopped", "elle a été arrêtée"],
  ["it has no H.264 encoder", "elle n’a pas d’encodeur H.264"],
  [
    "this Premiere offers no webview that can be spoken to; it did not answer",
    "ce Premiere n’offre pas de vue web à qui parler",
  ],
  ["a still hold needs a frame", "une image fixe demande une première image"],
  // A file on this disk.
  ["it does not read back as it was written", "il ne se relit pas comme il a été écrit"],
  ["it is not UTF-8", "son texte est illisible"],
  ["it is not what was delivered", "ce n’est pas ce qui a été livré"],
  // What an engine serves.
  ["it is empty", "fichier vide"],
  ["it is a web page", "c’est une page web"],
  ["it is no film", "ce n’est pas un film"],
  ["it breaks off", "fichier interrompu"],
  ["its structure is broken", "structure endommagée"],
  ["its index is missing", "index absent"],
  ["there is no picture in it", "aucune image dedans"],
  ["it is another file at every look", "le fichier change à chaque lecture"],
  ["the piece that came is not the piece that was asked for", "un autre morceau que celui demandé est arrivé"],
  ["a page came instead of a video", "une page est arrivée au lieu d’une vidéo"],
  // What an engine answers.
  ["a web page came instead of an answer", "une page web est arrivée au lieu d’une réponse"],
  ["the answer is empty", "la réponse est vide"],
  ["it is no JSON", "ce n’est pas du JSON"],
  ["the engine did not say why", "le moteur n’a pas dit pourquoi"],
]);

/** Those with figures in them, which stand at the same places in French. */
const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/^it answers (\d+)$/, "il répond $1"],
  [/^no answer within (\d+) s$/, "aucune réponse en $1 s"],
  [/^(\d+) of (\d+) bytes came$/, "$1 octets sur $2 sont arrivés"],
  [/^it breaks off after (\d+) bytes$/, "fichier interrompu après $1 octets"],
  [/^it ends before byte (\d+)(?: of (\d+))?$/, "il finit avant l’octet $1"],
];

export function reasonInFrench(why: string): string {
  const known = KNOWN.get(why);
  if (known !== undefined) return known;
  const counted = COUNTED.find(([pattern]) => pattern.test(why));
  return counted === undefined ? `«\u00a0${why}\u00a0»` : why.replace(...counted);
}

/** After what happened: ` : il répond 503`, or nothing. */
export function becauseInFrench(why: string): string {
  return saysNothing(why) ? "" : `\u00a0: ${reasonInFrench(why)}`;
}

/** A host, or the words for one that is not told. */
export function destinationInFrench(to: string): string {
  if (to === "nowhere") return "aucune adresse";
  return to === "an address that is not told" ? "une adresse qu’il ne dit pas" : to;
}
