// Runs several programs in turn (A B C A B C), so if the machine slows down, all of them are affected.

/** @returns the results of each program, round by round. */
export async function rounds<T>(
  count: number,
  things: ReadonlyMap<string, () => Promise<T>>,
  report: (name: string, round: number, given: T) => void,
): Promise<Map<string, T[]>> {
  const given = new Map([...things.keys()].map((name): [string, T[]] => [name, []]));
  for (let round = 1; round <= count; round += 1) {
    for (const [name, run] of things) {
      const one = await run();
      given.get(name)?.push(one);
      report(name, round, one);
    }
  }
  return given;
}
