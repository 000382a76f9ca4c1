// Runs the built program as a child process, the way a user does.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import type {Sandbox} from '../sandbox/index.ts';

export const PROGRAM = fileURLToPath(new URL('../../bin/tap-lengow.js', import.meta.url));
// Waits of whole seconds (back-off, Retry-After) pass a hundred times as fast; see the file.
const FAST_TIMERS = `--import=${new URL('./fast-timers.js', import.meta.url)}`;

export type Json = Readonly<Record<string, unknown>>;

export type TapOptions = {
  readonly config?: Json;
  readonly state?: unknown;
  readonly catalog?: unknown;
  /** After the flags that name the files. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type Ended = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Runs the tap to its end. */
export async function runTap(options: TapOptions): Promise<Ended> {
  const tap = startTap(options);
  const [stdout, stderr, code] = await Promise.all([text(tap.stdout), text(tap.stderr), tap.ended]);
  return {code, stdout, stderr};
}

/** Starts the tap; whoever starts it reads both streams. */
export function startTap({config, state, catalog, args = [], env = {}}: TapOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
  const given = Object.entries({config, catalog, state}).filter(([, value]) => value !== undefined);
  const flags = given.flatMap(([name, value]) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(value));
    return [`--${name}`, path];
  });
  const child = spawn(process.execPath, [FAST_TIMERS, PROGRAM, ...flags, ...args], {
    cwd: folder,
    env: {PATH: process.env.PATH, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => {
    rmSync(folder, {recursive: true});
    return code as number | null;
  });
  return Object.assign(child, {ended});
}

/** What a user of the sandbox would write. */
export const configFor = ({url, options}: Sandbox, more: Json = {}): Json => ({
  api_url: url,
  access_token: options.accessToken,
  secret: options.secret,
  ...more,
});
