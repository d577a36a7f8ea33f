/** One thing after another. */

/**
 * Runs what it is given in the order in which it comes: each begins once the one before is through, however that ended.
 * Answers as `work` does; what `work` throws concerns nobody behind it.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
