// What every program under test/ must do: print its usage on --help, return an exit code, and leave no processes or
// files behind, whether it ends normally, on a signal, or because its output is no longer read.

import {constants} from 'node:os';

type Program = {
  /** The usage text, which --help prints without starting anything. */
  readonly usage: string;
  /** The exit code if `main` throws; 1 by default. */
  readonly failure?: number;
  /** Returns the exit code. */
  readonly main: () => Promise<number>;
};

const PIPE_CLOSED = 141;
const endings = new Set<() => void>();

/** Calls `end` once, when the program ends. `end` must not wait. Returns a function that calls `end` earlier. */
export function atEnd(end: () => void): () => void {
  const once = () => {
    if (endings.delete(once)) end();
  };
  endings.add(once);
  return once;
}

export async function program({usage, failure = 1, main}: Program): Promise<void> {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  process.stdout.on('error', () => process.exit(PIPE_CLOSED));
  process.on('exit', endAll);
  if (process.argv.includes('--help')) return void process.stdout.write(`${usage}\n`);
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = failure;
    process.stderr.write(`${(error as Error).message}\n`);
  } finally {
    endAll();
  }
}

/** Ends everything, most recently started first. One failure does not prevent the rest from ending. */
export function endAll(): void {
  for (const end of [...endings].reverse()) {
    try {
      end();
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
    }
  }
}
