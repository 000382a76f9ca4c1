// Checks what must be true of every run, however the run ends, so no test can forget these checks.

import {CANARY} from '../personal/canary.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {messagesOf} from './messages.ts';
import {checkRequests} from './run-report.ts';
import {configFor, type Ended, runReported, type TapOptions} from './tap.ts';

export type CheckedRun = Ended & {
  /** The lines of stderr, without the metrics. */
  readonly log: readonly string[];
  readonly lastLine: string;
};

const INPUT_IS_WRONG = 2;

/** Runs the tap against a sandbox with DEBUG logging, and applies the checks that every run must pass. */
export async function runOn(
  sandbox: Sandbox,
  {config = {}, env = {}, ...options}: TapOptions = {},
): Promise<CheckedRun> {
  const before = sandbox.requests.length;
  const run = {config: configFor(sandbox, config), env: {LOG_LEVEL: 'debug', ...env}, ...options};
  const {ended, report} = await runReported(run);
  if (report !== undefined) expectNoSecret(JSON.stringify(report), sandbox);
  if (report !== undefined && config.api_url === undefined)
    checkRequests(report, sandbox.requests.slice(before), ended.stderr);
  return checked(ended, sandbox);
}

/** @param sandbox the sandbox that the run used, if any; its secrets must not be printed */
export function checked(ended: Ended, sandbox?: Sandbox): CheckedRun {
  const log = ended.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('INFO METRIC: '));
  const lastLine = log.at(-1) ?? '';
  if (sandbox) expectNoSecret(ended.stderr, sandbox);
  expectReason(ended, log);
  return {...ended, log, lastLine};
}

/** Expects every line to be complete JSON and, if there is any output, a STATE message at the start and the end. */
export function expectWhole({code, stdout}: Ended): void {
  const types = messagesOf(stdout).map(({type}) => type);
  expect(stdout).toMatch(/^$|\n$/);
  if (types.length > 0) expect([types[0], types.at(-1)]).toEqual(['STATE', 'STATE']);
  if (code === INPUT_IS_WRONG) expect(stdout).toBe('');
}

export function expectNoSecret(text: string, {options, tokens}: Sandbox): void {
  const secrets = [options.accessToken, options.secret, ...tokens, CANARY];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

/** Expects the last line to say why a run failed. A stack trace would mean a bug in the tap. */
function expectReason({code, stderr}: Ended, log: readonly string[]): void {
  const level = levelOf(code);
  const last = log.findLastIndex((line) => !line.startsWith(level));
  if (level !== '') expect(log.length).toBeGreaterThan(last + 1);
  if (level !== 'CRITICAL ') expect(stderr).not.toMatch(/^CRITICAL/m);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|This is a bug/);
}

function levelOf(code: number | null): string {
  if (code === null || code === 0) return '';
  return code <= 5 ? 'CRITICAL ' : 'WARNING ';
}
