/** What the page asks of WebGL itself, beside what draws with it. */

/** The graphics card by its name, or the software that draws instead of one. Absent where the browser hides it. */
export function rendererName(context: WebGL2RenderingContext): string | undefined {
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = info === null ? undefined : context.getParameter(info.UNMASKED_RENDERER_WEBGL);
  return typeof name === "string" && name !== "" ? name : undefined;
}

/**
 * To be asked after each read-back: a context that is lost draws nothing and reads nothing, and says so to nobody.
 * @throws Error with a sentence.
 */
export function mustBeThere(context: WebGL2RenderingContext): void {
  if (context.isContextLost()) {
    throw new Error("The graphics card was taken away while the scene was drawn. Make the take again.");
  }
}

/** @throws Error with a sentence when the framebuffer that is bound cannot be drawn into. */
export function mustBeDrawable(context: WebGL2RenderingContext): void {
  mustBeThere(context);
  if (context.checkFramebufferStatus(context.FRAMEBUFFER) !== context.FRAMEBUFFER_COMPLETE) {
    throw new Error("This graphics card cannot draw with the range of light that a scene has.");
  }
}
