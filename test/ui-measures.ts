/** What does not fit into the panel's column, as the page itself measures it: asking from outside costs more than looking. */

declare global {
  interface Window {
    /** What sticks out of the column, or is cut off without an ellipsis, by class and words. */
    sticking(): readonly string[];
    /** The chosen words of menus that are narrower than their browser draws them: how much the arrow takes differs by version. */
    cutMenus(): readonly string[];
  }
}

window.sticking = () => {
  const column = document.querySelector(".page")?.getBoundingClientRect();
  const right = (column?.right ?? 0) - 12;
  return [...document.querySelectorAll<HTMLElement>(".page *")]
    .filter((element) => {
      const isOut = element.getBoundingClientRect().right > right + 0.5;
      const isClipped = element.tagName !== "TEXTAREA" && element.scrollWidth > element.clientWidth + 1;
      if (!isOut && !(isClipped && getComputedStyle(element).display !== "inline")) return false;
      return element.closest(".cut, select") === null;
    })
    .map((element) => `${element.className}: ${element.textContent.slice(0, 60)}`);
};

window.cutMenus = () => {
  const menus = [...document.querySelectorAll("select")];
  // All are laid out together: one after the other each would have the whole page laid out anew.
  const naturals = menus.map((menu) => {
    const natural = document.createElement("select");
    natural.className = menu.className;
    natural.style.position = "absolute";
    natural.style.maxWidth = "none";
    natural.append(new Option(menu.selectedOptions[0]?.text ?? ""));
    menu.before(natural);
    return natural;
  });
  const needed = naturals.map((natural) => natural.getBoundingClientRect().width);
  for (const natural of naturals) natural.remove();
  return menus.flatMap((menu, index) => {
    const { width } = menu.getBoundingClientRect();
    const least = needed[index] ?? 0;
    return width < least ? [`${menu.selectedOptions[0]?.text ?? ""}: ${width} of ${least}`] : [];
  });
};

export {};
