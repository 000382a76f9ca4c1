// Makes names unique within one order; knows nothing about what they mean.

/**
 * The first of several equal names stays unchanged. The others become `name#2`, `name#3` …, skipping names that the
 * order already uses.
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  if (taken.size === names.length) return names;
  const kept = new Set<string>();
  return names.map((name) => {
    const own = kept.has(name) ? freeName(`${name}#`, taken) : name;
    kept.add(name);
    return own;
  });
}

/** The first unused name among `<stem>2`, `<stem>3` …, which is then added to `taken`. */
export function freeName(stem: string, taken: Set<string>): string {
  let count = 2;
  while (taken.has(`${stem}${count}`)) count++;
  taken.add(`${stem}${count}`);
  return `${stem}${count}`;
}
