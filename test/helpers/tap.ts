// Runs the built program as a child process, the way a user does.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import type {Sandbox} from '../sandbox/index.ts';
import {atEnd} from './program.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** `TEST_PROGRAM` selects another build. A name starting with TAP_LENGOW_ would be read as a tap setting. */
export const PROGRAM = process.env.TEST_PROGRAM ?? fileURLToPath(new URL('../../bin/tap-lengow.js', import.meta.url));
// Long waits (back-off, Retry-After) pass a hundred times faster; see fast-timers.ts.
const FAST_TIMERS = String(new URL('./fast-timers.js', import.meta.url));

export type Json = Readonly<Record<string, unknown>>;

export type TapOptions = {
  readonly config?: Json;
  readonly state?: unknown;
  readonly catalog?: unknown;
  /** What the tap reads from stdin, which is closed without it. */
  readonly input?: string | undefined;
  /** Arguments added after the flags for the files. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** URLs of modules that Node loads before the program; the fast timers by default. */
  readonly imports?: readonly string[];
};

export type Ended = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Runs the tap to completion. */
export async function runProgram(options: TapOptions): Promise<Ended> {
  const tap = startProgram(options);
  const [stdout, stderr, code] = await Promise.all([text(tap.stdout), text(tap.stderr), tap.ended]);
  return {code, stdout, stderr};
}

/** Starts the tap. The caller must read both stdout and stderr. */
export function startProgram(options: TapOptions) {
  const {args, cwd, env, remove} = command(options);
  const child = spawn(process.execPath, args, {cwd, env});
  // The tap may end without reading its input.
  child.stdin.on('error', () => {}).end(options.input);
  const kill = atEnd(() => child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => {
    kill();
    remove();
    return code as number | null;
  });
  return Object.assign(child, {ended});
}

/** Returns Node's arguments and a new folder that contains the files. The caller removes the folder at the end. */
export function command({config, state, catalog, args = [], env = {}, imports = [FAST_TIMERS]}: TapOptions) {
  const folder = temporaryFolder();
  const given = Object.entries({config, catalog, state}).filter(([, value]) => value !== undefined);
  const flags = given.flatMap(([name, value]) => {
    return [`--${name}`, folder.write(`${name}.json`, JSON.stringify(value))];
  });
  return {
    args: [...imports.map((module) => `--import=${module}`), PROGRAM, ...flags, ...args],
    cwd: folder.path,
    env: {PATH: process.env.PATH, ...env},
    remove: folder[Symbol.dispose],
  };
}

/** The config that a user of the sandbox would write. */
export const configFor = ({url, options}: Sandbox, more: Json = {}): Json => ({
  api_url: url,
  access_token: options.accessToken,
  secret: options.secret,
  ...more,
});
