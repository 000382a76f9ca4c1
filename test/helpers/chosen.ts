// The parts of a test that the command line names.

/** All parts if none is named, in their own order. @throws if there is no such part */
export function chosen<T extends string>(given: readonly string[], parts: readonly T[]): T[] {
  const unknown = given.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`${unknown} is not one of ${parts.join(', ')}`);
  return parts.filter((part) => given.length === 0 || given.includes(part));
}
