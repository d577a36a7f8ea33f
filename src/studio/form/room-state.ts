/** Whether there is a media room to draw, cut and look into films. */

export type RoomState =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** It died and is being built again. */
  | { readonly kind: "rebuilding" }
  | { readonly kind: "unavailable"; readonly why: string };
