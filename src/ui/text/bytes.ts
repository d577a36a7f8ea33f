/** Sizes of files as people read them. */

/** The figure, and how many thousands it was divided by: 38 400 000 is `38.4` and 2, mega. */
export function sizeOf(bytes: number): readonly [figure: string, thousands: number] {
  let figure = bytes;
  let thousands = 0;
  while (figure >= 999.5 && thousands < 3) {
    figure /= 1000;
    thousands += 1;
  }
  return [thousands === 0 || figure >= 99.95 ? String(Math.round(figure)) : figure.toFixed(1), thousands];
}
