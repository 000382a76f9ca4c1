// When a program of the benchmark ends in any way, what it started ends too, and its temporary files are removed.

const SIGNALS = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const;
// A shell's exit code for a program whose output was closed.
const CLOSED = 141;
const actions = new Set<() => void>();

process.on('exit', () => {
  for (const run of [...actions].reverse()) run();
});

/** @returns a function that runs the action now. It runs once, at the latest when this program ends. */
export function atEnd(action: () => void): () => void {
  const run = () => {
    if (actions.delete(run)) action();
  };
  actions.add(run);
  return run;
}

/** For a program: a signal or a closed output makes it end in an orderly way. */
export function endEarly(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(code));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(CLOSED));
}
