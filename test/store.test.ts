/** The studio's state and who listens to it. */

import { Store } from "../src/studio/store";

test("a listener that throws harms neither the others nor whoever changed the state", () => {
  const errors: unknown[] = [];
  const store = new Store<{ readonly count: number }>({ count: 0 }, (error) => errors.push(error));
  const seen: number[] = [];
  store.subscribe(() => {
    throw new RangeError("no such take");
  });
  store.subscribe(() => seen.push(store.state.count));
  store.replace({ count: 1 });
  expect(seen).toEqual([1]);
  expect(errors).toEqual([new RangeError("no such take")]);
});
