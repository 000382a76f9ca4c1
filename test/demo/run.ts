// Runs the built tap once, in its own process, and loads its output into the target.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {DuckDBConnection} from '@duckdb/node-api';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {atEnd} from '../helpers/program.ts';
import {PROGRAM} from '../helpers/tap.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {Target} from './target.ts';

export type Setting = {readonly folder: string; readonly sandbox: Sandbox; readonly connection: DuckDBConnection};

export type Run = {
  readonly rows: number;
  readonly changed: number;
  readonly requests: number;
  readonly seconds: number;
};

export const statePath = (folder: string): string => join(folder, 'state.json');

/**
 * Runs the tap to completion, or kills it with SIGKILL at its `killAt`th request for orders.
 *
 * @throws with the tap's output if the tap ends in any other way.
 */
export async function loadOnce(
  {folder, sandbox, connection}: Setting,
  killAt = Number.POSITIVE_INFINITY,
): Promise<Run> {
  const [startMs, before] = [performance.now(), sandbox.requests.length];
  const target = new Target(connection, statePath(folder));
  const tap = spawn(process.execPath, [PROGRAM, ...flags(folder)], {
    env: {...process.env, TAP_LENGOW_LOG_LEVEL: 'WARNING'},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = atEnd(() => tap.kill('SIGKILL'));
  let asked = 0;
  const forget = sandbox.beforeRequest(() => void (++asked >= killAt && tap.kill('SIGKILL')));
  const [[code, signal], said, fault] = await Promise.all([
    once(tap, 'close'),
    text(tap.stderr),
    target.load(tap.stdout).catch((error: Error) => error),
  ]);
  forget();
  kill();
  if (signal !== 'SIGKILL' && (code !== 0 || fault))
    throw new Error(`the tap ended with ${code ?? signal}\n${said}${fault ?? ''}`);
  if ((signal === 'SIGKILL') !== Number.isFinite(killAt))
    throw new Error(
      'the tap was not killed although it should have been, or was killed although it should not have been',
    );
  const requests = sandbox.requests.length - before;
  return {rows: target.rows, changed: target.changed, requests, seconds: (performance.now() - startMs) / 1000};
}

export const writeConfig = (folder: string, sandbox: Sandbox): void =>
  writeFileSync(join(folder, 'config.json'), JSON.stringify({...sandbox.config, ...ALL_VALUES}));

function flags(folder: string): string[] {
  const state = statePath(folder);
  const files = ['--config', join(folder, 'config.json'), '--catalog', join(folder, 'catalog.json')];
  return [...files, ...(existsSync(state) ? ['--state', state] : [])];
}
