// Runs the built program as a child process, the way a user does.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import type {Sandbox} from '../sandbox/index.ts';
import {atEnd} from './program.ts';
import {checkEnd, checkGiven, checkStreams, holds, type RunReport, reportAt} from './run-report.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** `TEST_PROGRAM` selects another build. A name starting with TAP_LENGOW_ would be read as a tap setting. */
export const PROGRAM = process.env.TEST_PROGRAM ?? fileURLToPath(new URL('../../bin/tap-lengow.js', import.meta.url));
/** `TEST_INSTALLED` is the path of an installed command that runs instead, on its own Node. */
const INSTALLED = process.env.TEST_INSTALLED;
// Long waits (back-off, Retry-After) pass a hundred times faster; see fast-timers.ts.
const FAST_TIMERS = String(new URL('./fast-timers.js', import.meta.url));

export type Json = Readonly<Record<string, unknown>>;

export type TapOptions = {
  readonly config?: Json;
  readonly state?: unknown;
  readonly catalog?: unknown;
  /** What the tap reads from stdin, which is closed without it. */
  readonly input?: string | Uint8Array | undefined;
  /** Arguments added after the flags for the files. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** URLs of modules that Node loads before the program; the fast timers by default. */
  readonly imports?: readonly string[];
  /** Whether a sync writes a report, which is then checked; true by default. */
  readonly report?: false;
};

export type Ended = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Runs the tap to completion. */
export const runProgram = async (options: TapOptions): Promise<Ended> => (await runReported(options)).ended;

/** Runs the tap to completion, and also returns its report, if it wrote one. */
export async function runReported(options: TapOptions): Promise<{ended: Ended; report: RunReport | undefined}> {
  const tap = startProgram(options);
  const [stdout, stderr, code, report] = await Promise.all([text(tap.stdout), text(tap.stderr), tap.ended, tap.report]);
  if (report !== undefined) {
    checkStreams(report, stdout);
    // A test's own state file is not read here.
    if (!options.args?.some((word) => /^(?:-s|--state)/.test(word))) checkGiven(report, options.state);
  }
  return {ended: {code, stdout, stderr}, report};
}

/** Starts the tap. The caller must read both stdout and stderr. */
export function startProgram(options: TapOptions) {
  const {file, args, cwd, env, reported, remove} = command(options);
  const child = spawn(file, args, {cwd, env});
  // The tap may end without reading its input.
  child.stdin.on('error', () => {}).end(options.input);
  const kill = atEnd(() => child.kill('SIGKILL'));
  const chunks: Buffer[] = [];
  child.stderr.on('data', (chunk) => void chunks.push(Buffer.from(chunk)));
  const closed = once(child, 'close').then(([code]) => {
    kill();
    try {
      return {code: code as number | null, report: reported(code, Buffer.concat(chunks).toString())};
    } finally {
      remove();
    }
  });
  const report = closed.then((end) => end.report);
  // A report with a fault fails the test that waits for the end, even if it does not ask for the report.
  report.catch(() => {});
  return Object.assign(child, {ended: closed.then(({code}) => code), report});
}

/** Returns the program to run, its arguments and a new folder that contains the files. The caller removes the folder. */
export function command(options: TapOptions) {
  const {config, state, catalog, args = [], env = {}, imports = [FAST_TIMERS]} = options;
  const folder = temporaryFolder();
  const report = join(folder.path, 'report.json');
  const hasReport = options.report !== false && isSync(args);
  const given = Object.entries({config, catalog, state}).filter(([, value]) => value !== undefined);
  const flags = given.flatMap(([name, value]) => {
    return [`--${name}`, folder.write(`${name}.json`, JSON.stringify(value))];
  });
  const modules = imports.map((module) => `--import=${module}`);
  const [file = '', ...first] = INSTALLED === undefined ? [process.execPath, ...modules, PROGRAM] : [INSTALLED];
  return {
    file,
    args: [...first, ...(hasReport ? [`--report=${report}`] : []), ...flags, ...args],
    cwd: folder.path,
    env: {PATH: process.env.PATH, ...(INSTALLED && {NODE_OPTIONS: modules.join(' ')}), ...env},
    reported: (code: number | null, stderr: string) => (hasReport ? reportOf(report, {code, stderr}) : undefined),
    remove: folder[Symbol.dispose],
  };
}

const NO_SYNC = /^(?:-[dhV]|--(?:discover|test|about|help|version|report)\b.*)$/;

const isSync = ([first = '', ...rest]: readonly string[]): boolean =>
  /^(?:-|$)/.test(first) && ![first, ...rest].some((word) => NO_SYNC.test(word));

/**
 * The report of a run that has ended. Every run writes one, unless its command line is refused. A run that was killed
 * may just have written it.
 */
function reportOf(path: string, {code, stderr}: {code: number | null; stderr: string}): RunReport | undefined {
  const report = reportAt(path, {isKilled: code === null});
  if (code === null) return report;
  const isOwed = !/see tap-lengow --help/.test(stderr);
  holds((report !== undefined) === isOwed, `${isOwed ? 'missing' : 'written'} after exit ${code}`);
  if (report !== undefined) checkEnd(report, {code, stderr});
  return report;
}

/** The config that a user of the sandbox would write. */
export const configFor = ({url, options}: Sandbox, more: Json = {}): Json => ({
  api_url: url,
  access_token: options.accessToken,
  secret: options.secret,
  ...more,
});
