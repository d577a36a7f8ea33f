/** The module that Premiere hands to a panel, in Adobe's own types: they ship under another name, without a runtime. */
declare module "premierepro" {
  import type { premierepro } from "@adobe/premierepro";

  const ppro: premierepro;
  export default ppro;
}
