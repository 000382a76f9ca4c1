// Divides the sandbox's arguments by account: `--seed a --account 155 --busy --account 231` makes one busy account.

const isAccount = (arg: string): boolean => /^--account(=|$)/.test(arg);

/** The arguments for each account: those before the first --account, and those from its own --account to the next. */
export function sectionsOf(args: readonly string[]): string[][] {
  const starts = args.flatMap((arg, at) => (isAccount(arg) ? [at] : []));
  const shared = args.slice(0, starts[0]);
  if (starts.length === 0) return [shared];
  return starts.map((start, at) => [...shared, ...args.slice(start, starts[at + 1])]);
}
