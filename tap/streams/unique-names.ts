// Makes names unique within one order; knows nothing about what they mean.

/**
 * The first of several equal names stays unchanged. The others become `name#2`, `name#3` …, skipping names that the
 * order already uses.
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new TakenNames(names);
  const kept = new Set<string>();
  return names.map((name) => {
    const own = kept.has(name) ? taken.free(`${name}#`) : name;
    kept.add(name);
    return own;
  });
}

/** Like `uniqueNames`, but of several equal names, the one of the item that sorts first stays unchanged. */
export function rankedNames<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  compare: (a: T, b: T) => number,
): readonly string[] {
  const ranked = items.map((item, place) => ({item, place})).sort((a, b) => compare(a.item, b.item));
  const unique = uniqueNames(ranked.map(({item}) => nameOf(item)));
  const names = new Array<string>(items.length);
  for (const [rank, {place}] of ranked.entries()) names[place] = unique[rank] ?? '';
  return names;
}

export class TakenNames {
  readonly #taken: Set<string>;
  // The next number to try for each name. Without it, each of thousands of equal names would try every earlier number.
  readonly #next = new Map<string, number>();

  constructor(names: Iterable<string>) {
    this.#taken = new Set(names);
  }

  /** The name itself if it is unused, otherwise the first unused one of `<name>-2`, `<name>-3` …; marks it as used. */
  take(name: string): string {
    if (this.#taken.has(name)) return this.free(`${name}-`);
    this.#taken.add(name);
    return name;
  }

  /** The first unused name of `<stem>2`, `<stem>3` …; marks it as used. */
  free(stem: string): string {
    let count = this.#next.get(stem) ?? 2;
    while (this.#taken.has(`${stem}${count}`)) count++;
    this.#next.set(stem, count + 1);
    this.#taken.add(`${stem}${count}`);
    return `${stem}${count}`;
  }
}
