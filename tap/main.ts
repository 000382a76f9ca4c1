// The program: runs the command, and turns every outcome into an exit code and a final line on stderr.

import type {Command} from './cli.ts';
import {parse} from './cli.ts';
import {about} from './commands/about.ts';
import {discover} from './commands/discover.ts';
import {reportPlace} from './commands/report-place.ts';
import {BUG, DifferencesFound, endOf, InputError, Interruption, OutputError, TapError} from './errors.ts';
import {asText, type Format} from './log/lines.ts';
import {LiveLine} from './log/live-line.ts';
import {Log} from './log/log.ts';
import {logSettings} from './log/settings.ts';
import {hasLiveLine, isWatchedTerminal, sizeOf} from './log/terminal.ts';
import {failureOf, interruptible} from './process/interruption.ts';
import {ErrorOutput} from './process/stderr.ts';
import {Output, stdout} from './process/stdout.ts';
import {Facts} from './report/facts.ts';
import {Report} from './report/report.ts';

// How long an interrupted run waits for a target that is busy. Another signal ends the wait.
const LAST_FLUSH_MS = 5000;

/** Resolves with the exit code once everything has been flushed. */
export async function main(argv: readonly string[]): Promise<number> {
  const {fault: logFault, warnings: logWarnings, ...settings} = logSettings(process.env);
  const stderr = new ErrorOutput(process.stderr);
  const facts = new Facts();
  const onWarning = facts.warnings.add;
  const log = new Log({...settings, ...terminal(settings.format), write: stderr.write, onWarning});
  process.stderr.on('resize', () => log.redraw());
  // After Ctrl-Z and fg, the shell or another program may have used the whole terminal.
  process.on('SIGCONT', () => log.redraw());
  // However the program ends, the terminal must not be left with a row that does not scroll.
  process.once('exit', () => log.endLive());
  const interrupt = interruptible();
  const {signal} = interrupt;
  const output = new Output(stdout(), (error) => interrupt.abort(outputFailure(error)));
  const report = new Report(facts, log.warning);
  // A second signal ends the process immediately.
  process.once('exit', (code) => report.write({...endOf(signal.reason), code}));
  const standard = {log, logFault, logWarnings, output, signal, facts, report};
  const failure = await failureOf(async () => run(await parse(argv), standard), signal);
  log.endLive();
  await output.flush(signal);
  await (signal.aborted ? output.flush(AbortSignal.timeout(LAST_FLUSH_MS)) : output.close());
  if (!output.isFlushed) log.warning(UNREAD);
  const error = failure ?? signal.reason;
  const end = endOf(error);
  report.write({...end, message: end.message && log.clean(end.message)});
  print(error, log);
  await stderr.flush();
  return end.code;
}

/** JSON lines are for programs, even on a terminal. */
function terminal(format: Format): {isWatched: boolean; liveLine?: LiveLine} {
  const isWatched = format === asText && isWatchedTerminal(process.stderr, process.env);
  return hasLiveLine(isWatched, process.stdout)
    ? {isWatched, liveLine: new LiveLine(() => sizeOf(process.stderr))}
    : {isWatched};
}

type Standard = {
  readonly log: Log;
  readonly logFault: string | undefined;
  readonly logWarnings: readonly string[];
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly facts: Facts;
  readonly report: Report;
};

async function run(command: Command, {report, logFault, logWarnings, ...services}: Standard): Promise<void> {
  const {log, output, signal} = services;
  if (command.kind === 'text') return output.write(command.text, signal);
  if (command.kind === 'discover') return output.write(await discover(command), signal);
  if (command.kind === 'about') return output.write(`${about(command.format)}\n`, signal);
  if (command.kind === 'sync') report.open(reportPlace(command.files).value);
  if (logFault !== undefined) throw new InputError(logFault);
  for (const warning of logWarnings) log.warning(warning);
  // Loaded only when needed, so that --discover and --about start faster.
  const {runCommand} = await import('./commands/run-command.ts');
  await runCommand(command, services);
}

const UNREAD =
  'The target did not read all of the output: the last line that it received may be incomplete, and the last STATE is missing';

const CLOSED: readonly unknown[] = ['EPIPE', 'ECONNRESET'];

const outputFailure = ({code}: NodeJS.ErrnoException): TapError =>
  CLOSED.includes(code)
    ? new Interruption('The target closed the pipe; continue from the last STATE that it saved', 141)
    : new OutputError(
        `stdout could not be written (${code}); free some space and run again with the last STATE that was saved`,
      );

function print(error: unknown, log: Log): void {
  // A command that found differences has printed them.
  if (error === undefined || error instanceof DifferencesFound) return;
  if (error instanceof Interruption) log.warning(error.message);
  else if (error instanceof TapError) log.critical(error.message);
  else log.bug(BUG, error);
}
