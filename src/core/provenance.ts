/**
 * Where a film or a still comes from, as metadata says it: in IPTC's words where IPTC has any, in Pickup's own for the rest.
 * What is written is said by take.json alone, so that it can be written again.
 */

import { isWire } from "./job";
import { seedUsed, wordsSent, type Recipe } from "./recipe";
import type { CopyKind, StoredFile, Take } from "./take";

/** IPTC's NewsCodes for the digital source type; a type's name behind it makes the address that stands in metadata. */
export const SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** Those that Pickup claims. */
export type SourceType = "trainedAlgorithmicMedia" | "compositeWithTrainedAlgorithmicMedia" | "algorithmicMedia";

/** What one packet says; absent: it says nothing of that. Only takes and copies of Pickup have what stands below `takeId`. */
export interface Provenance {
  readonly title?: string;
  readonly description?: string;
  /** Who wrote the packet, and in which version. */
  readonly creatorTool?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** As it stands there, an address; IPTC's own begin with SOURCE_TYPES. */
  readonly digitalSourceType?: string;
  /** IPTC's AI Prompt Information: what was sent, with what was to be kept out. */
  readonly prompt?: string;
  /** IPTC's AI Prompt Writer Name. Pickup writes it only where that person wants it: in a file that goes out nobody can erase it. */
  readonly promptWriter?: string;
  readonly system?: string;
  readonly systemVersion?: string;
  readonly shotName?: string;
  readonly takeNumber?: string;
  readonly documentId?: string;
  readonly instanceId?: string;
  /** What went in. Absent: it does not say; never empty. */
  readonly ingredients?: readonly Ingredient[];
  /** Of a copy: what it is a copy of. */
  readonly derivedFrom?: Ingredient;
  readonly takeId?: string;
  readonly recipeId?: string;
  readonly engine?: string;
  readonly use?: string;
  readonly seed?: string;
  /** As the editor wrote it. */
  readonly promptWritten?: string;
  readonly negativeWritten?: string;
  /** Of the original, hex. */
  readonly sha256?: string;
  readonly essence?: string;
  /** Of what was drawn, before it was encoded. */
  readonly framesSha256?: string;
  /** Of a copy: the original carries Content Credentials, and no copy can carry them on. */
  readonly credentials?: string;
}

/** Something that went into a film. No person's name and no name of a file outside of the take's folder stands in it. */
export interface Ingredient {
  /** A file of the take's folder. */
  readonly file?: string;
  readonly documentId?: string;
  readonly instanceId?: string;
  /** A role of a reference, a kind of parent, or `original`. */
  readonly role?: string;
  /** Of the whole file, hex. */
  readonly sha256?: string;
  readonly essence?: string;
}

/** What take.json does not know. */
export interface Written {
  /** Of Pickup. */
  readonly version?: string;
  /** Who asked for it; absent: nobody, or nobody who wants it said. */
  readonly promptWriter?: string;
}

export type FindTake = (takeId: string) => Take | undefined;

/**
 * IPTC's type of what a recipe makes; absent where none of them is Pickup's to claim.
 *
 * `trainedAlgorithmicMedia` ("created using generative AI") for what a model made of words and of stills that only guide it: looks
 * and subjects are not seen again as they are. `compositeWithTrainedAlgorithmicMedia` ("edited using generative AI": pictures that
 * were there are changed, or go on beyond their edge) where a still is the take's own first or last frame and did not come out of
 * a model: that picture stands in the film, and the model goes on from it in time. Whether it was filmed nobody can know; it is
 * "some other media" either way. What is made of an earlier take is what that one was; of one that is gone nobody knows
 * more than that a model made it.
 *
 * The Animatic is `algorithmicMedia`: drawn by rules, of no training data; a frame that it moves over is named as an ingredient.
 * A still that is held is a frame of the programme, whatever that was: no type is true of it for certain.
 */
export function sourceTypeOf(recipe: Recipe, find: FindTake): SourceType | undefined {
  if (recipe.engine === "still-hold") return undefined;
  if (recipe.engine === "animatic") return "algorithmicMedia";
  return showsOther(recipe, find, new Set()) ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia";
}

/** Whether something that no model made is seen in it. */
function showsOther({ references, parent }: Recipe, find: FindTake, seen: Set<string>): boolean {
  const isOther = (takeId: string): boolean => {
    const earlier = seen.has(takeId) ? undefined : find(takeId);
    seen.add(takeId);
    return earlier !== undefined && (!isWire(earlier.recipe.engine) || showsOther(earlier.recipe, find, seen));
  };
  const frames = references.filter(({ role }) => role === "first" || role === "last");
  return (
    frames.some(({ from }) => from.kind !== "take" || isOther(from.takeId)) ||
    (parent !== undefined && isOther(parent.takeId))
  );
}

/** What the metadata of a take says. `files`: names of its references, in their order. */
export function provenanceOf(
  take: Take,
  original: StoredFile,
  { version, promptWriter }: Written,
  files: (index: number) => string,
  find: FindTake,
): Provenance {
  const { recipe, shot, drawn } = take;
  const type = sourceTypeOf(recipe, find);
  const seed = seedUsed(recipe);
  const ingredients = ingredientsOf(recipe, files);
  return {
    title: take.clipName,
    description: describe(take),
    creatorTool: version === undefined ? "Pickup" : `Pickup ${version}`,
    createdAt: take.askedAt,
    ...(type === undefined ? {} : { digitalSourceType: SOURCE_TYPES + type }),
    ...aiOf(recipe, promptWriter),
    shotName: String(shot.number).padStart(3, "0"),
    takeNumber: String(take.number),
    documentId: documentIdOf(take.id),
    instanceId: `xmp.iid:${original.sha256}`,
    ...(ingredients.length === 0 ? {} : { ingredients }),
    takeId: take.id,
    recipeId: recipe.id,
    engine: recipe.engine,
    use: recipe.use,
    ...(seed === undefined ? {} : { seed: String(seed) }),
    ...(recipe.prompt === "" ? {} : { promptWritten: recipe.prompt }),
    ...(recipe.negative === "" ? {} : { negativeWritten: recipe.negative }),
    sha256: original.sha256,
    ...(original.essenceSha256 === undefined ? {} : { essence: original.essenceSha256 }),
    ...(drawn === undefined ? {} : { framesSha256: drawn.framesSha256 }),
  };
}

/** What the metadata of a copy says: what its take's says, and that it is a copy of the original. */
export function provenanceOfCopy(
  of: Provenance,
  original: StoredFile,
  { name, kind, credentials }: { readonly name: string; readonly kind: CopyKind; readonly credentials: boolean },
): Provenance {
  const { documentId = "", instanceId = "", description = "", ingredients = [] } = of;
  const source: Ingredient = {
    file: original.name,
    documentId,
    instanceId,
    role: "original",
    sha256: original.sha256,
    ...(original.essenceSha256 === undefined ? {} : { essence: original.essenceSha256 }),
  };
  const stem = name.replace(/\.[^.]*$/, "");
  return {
    ...of,
    title: stem,
    description: `${description} ${COPIES[kind]}`,
    documentId: `${documentId}.${stem}`,
    instanceId: `${instanceId}.${stem}`,
    derivedFrom: source,
    ingredients: [source, ...ingredients],
    ...(credentials ? { credentials: "stay-with-original" } : {}),
  };
}

const COPIES: Readonly<Record<CopyKind, string>> = {
  fit: "A copy that was made to fit a sequence.",
  match: "A copy that was made to fit a sequence, with a grade in it.",
};

function documentIdOf(takeId: string): string {
  return `xmp.did:${takeId}`;
}

/** A still that is held and a drawing are none of AI's, so that nothing of theirs stands under AI's names. */
function aiOf(recipe: Recipe, promptWriter: string | undefined): Provenance {
  if (!isWire(recipe.engine)) return {};
  const prompt = promptInformation(recipe);
  const { model, asked } = recipe;
  return {
    ...(prompt === "" ? {} : { prompt }),
    ...(promptWriter === undefined ? {} : { promptWriter }),
    system: asked === undefined ? model : `${model} via ${asked.engineName}`,
    // A model's own name as it was sent is all that is known of its version.
    systemVersion: model,
  };
}

function promptInformation(recipe: Recipe): string {
  const { prompt, negative } = wordsSent(recipe);
  const isOther = recipe.sent !== undefined;
  const parts = [
    prompt,
    negative === "" ? "" : `Negative prompt: ${negative}`,
    isOther && recipe.prompt !== prompt ? `Written as: ${recipe.prompt}` : "",
    isOther && recipe.negative !== negative ? `Negative written as: ${recipe.negative}` : "",
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function ingredientsOf({ references, parent }: Recipe, files: (index: number) => string): readonly Ingredient[] {
  const stills = references.map(({ role, sha256, from }, index) => ({
    file: files(index),
    role,
    sha256,
    ...(from.kind === "take" ? { documentId: documentIdOf(from.takeId) } : {}),
  }));
  return parent === undefined ? stills : [...stills, { role: parent.kind, documentId: documentIdOf(parent.takeId) }];
}

function describe({ number, shot, recipe }: Take): string {
  const what = `Take ${number} of shot ${String(shot.number).padStart(3, "0")} in ${shot.sequenceName}`;
  if (isWire(recipe.engine)) return `${what}, generated with Pickup.`;
  return recipe.engine === "animatic"
    ? `${what}: an animatic, drawn by Pickup without AI.`
    : `${what}: a still that is held, made with Pickup without AI.`;
}
