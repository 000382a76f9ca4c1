// Replaces node:assert in the bundle. yargs uses two of its functions, and at each start the rest takes longer to load
// than yargs takes to read the command line.

export function strictEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) throw new Error(message);
}

export function notStrictEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) throw new Error(message);
}
