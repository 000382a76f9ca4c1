// However a benchmark program ends, its child processes are stopped and its temporary files are removed.

const SIGNALS = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const;
// The exit code that a shell reports for a program whose output was closed.
const CLOSED = 141;
const actions = new Set<() => void>();

process.on('exit', () => {
  for (const run of [...actions].reverse()) run();
});

/** @returns a function that runs the action now. The action runs once, at the latest when this program ends. */
export function atEnd(action: () => void): () => void {
  const run = () => {
    if (actions.delete(run)) action();
  };
  actions.add(run);
  return run;
}

/** For programs: a signal or a closed output ends the program cleanly. */
export function endEarly(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(code));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(CLOSED));
}
