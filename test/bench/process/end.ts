// What a program of the benchmark started ends with it, and what it wrote for a while is removed, however it ends.

const SIGNALS = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const;
// What a shell says of a program that nobody reads any more.
const CLOSED = 141;
const actions = new Set<() => void>();

process.on('exit', () => {
  for (const run of [...actions].reverse()) run();
});

/** @returns runs the action now; it runs once, at the latest when this program ends. */
export function atEnd(action: () => void): () => void {
  const run = () => {
    if (actions.delete(run)) action();
  };
  actions.add(run);
  return run;
}

/** For a program: a signal ends it in an orderly way, and so does whoever closes its output. */
export function endEarly(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(code));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(CLOSED));
}
