// Makes names unique within one order; knows not what they name.

/**
 * Of equal names the first keeps it, the next become `name#2`, `name#3` …, counting on past what the order uses itself.
 * Names that are unique stay as they are.
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

/** The first of `<stem>2`, `<stem>3` … that is free, now taken. */
export function freeName(stem: string, taken: Set<string>): string {
  let count = 2;
  while (taken.has(`${stem}${count}`)) count++;
  taken.add(`${stem}${count}`);
  return `${stem}${count}`;
}
