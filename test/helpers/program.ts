// What every program under test/ owes: its usage on --help, an exit code, and nothing left running or lying about,
// whatever ends it: its own end, a signal, or a reader of its output that has gone.

import {constants} from 'node:os';

type Program = {
  /** Printed on --help, and nothing is started. */
  readonly usage: string;
  /** The exit code where `main` throws; 1 without it. */
  readonly failure?: number;
  /** Gives the exit code. */
  readonly main: () => Promise<number>;
};

const PIPE_CLOSED = 141;
const endings = new Set<() => void>();

/** Has `end`, which must not wait, called when the program ends. Gives the way to call it sooner; it is called once. */
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

/** What was started last ends first. One that fails does not keep the others from it. */
export function endAll(): void {
  for (const end of [...endings].reverse()) {
    try {
      end();
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
    }
  }
}
