// Finds the name that a misspelled word was probably meant to be.

// No known name is much longer than 50 characters, and the time taken grows with the length of the word.
const LONGEST = 50;

/** Undefined if no name is near. */
export function nearest<T extends string>(word: string, names: readonly T[]): T | undefined {
  if (word.length > LONGEST) return;
  const plain = word.toLowerCase().replaceAll(/[^a-z]+/g, '_');
  const contained = names.find((name) => plain.length > 3 && (name.includes(plain) || plain.includes(name)));
  return names.find((name) => distance(name, plain) <= 2) ?? contained;
}

/** The Levenshtein distance: how many letters must be inserted, removed or replaced. */
function distance(left: string, right: string): number {
  let row = Array.from({length: right.length + 1}, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
