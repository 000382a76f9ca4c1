// The program: runs the command, and turns every outcome into an exit code and a final line on stderr.

import type {Command} from './cli.ts';
import {parse} from './cli.ts';
import {about} from './commands/about.ts';
import {discover} from './commands/discover.ts';
import {InputError, Interruption, OutputError, TapError} from './errors.ts';
import {Log} from './log/log.ts';
import {type LogSettings, logSettings} from './log/settings.ts';
import {Output} from './process/stdout.ts';

// How long an interrupted run waits for a target that has stopped reading.
const LAST_FLUSH_MS = 1200;

/** Resolves with the exit code once everything has been flushed. */
export async function main(argv: readonly string[]): Promise<number> {
  const settings = logSettings(process.env);
  const log = stderrLog(settings);
  const interrupt = new AbortController();
  const output = new Output(process.stdout, (error) => interrupt.abort(closedPipe(error)));
  listenToSignals(interrupt);
  try {
    await run(await parse(argv), {log, logFault: settings.fault, output, signal: interrupt.signal});
    await output.flush(interrupt.signal);
    interrupt.signal.throwIfAborted();
    return 0;
  } catch (error) {
    await output.flush(AbortSignal.timeout(LAST_FLUSH_MS));
    const code = report(error, log);
    // Unread output must not keep an interrupted run alive.
    if (error instanceof Interruption && !output.isFlushed) process.exit(code);
    return code;
  }
}

type Standard = {
  readonly log: Log;
  readonly logFault: string | undefined;
  readonly output: Output;
  readonly signal: AbortSignal;
};

async function run(command: Command, {log, logFault, output, signal}: Standard): Promise<void> {
  if (command.kind === 'text') return output.write(command.text, signal);
  if (command.kind === 'discover') return output.write(discover(), signal);
  if (command.kind === 'about') return output.write(`${about(command.format)}\n`, signal);
  if (logFault !== undefined) throw new InputError(logFault);
  // Loaded only when needed, so that --discover and --about start faster.
  const {runWithInput} = await import('./commands/with-input.ts');
  await runWithInput(command, {log, output, signal});
}

function stderrLog({level, format}: LogSettings): Log {
  const {stderr} = process;
  // A closed stderr must not end a run while the target is still reading.
  stderr.on('error', () => {});
  return new Log({write: (text) => stderr.write(text), level, format, isTerminal: stderr.isTTY === true});
}

const SIGNALS = {SIGINT: 130, SIGTERM: 143} as const;

/** The first signal ends the run in an orderly way; the second ends it immediately. */
function listenToSignals(interrupt: AbortController): void {
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      if (interrupt.signal.aborted) process.exit(code);
      interrupt.abort(new Interruption(`Interrupted by ${name}; the last STATE shows how far this run got`, code));
    });
  }
}

const closedPipe = ({code}: NodeJS.ErrnoException): TapError =>
  code === 'EPIPE'
    ? new Interruption('The target closed the pipe; continue from the last STATE that it saved', 141)
    : new OutputError(
        `stdout could not be written (${code}); free some space and run again with the last STATE that was saved`,
      );

function report(error: unknown, log: Log): number {
  if (error instanceof Interruption) log.warning(error.message);
  else if (error instanceof TapError) log.critical(error.message);
  else log.bug('This is a bug in tap-lengow.', error);
  return error instanceof TapError ? error.exitCode : 1;
}
