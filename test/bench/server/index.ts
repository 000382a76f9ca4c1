// Starts the benchmark's server and sets it.

import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Counts, Settings} from './process.ts';

export type Server = Disposable & {
  readonly http: string;
  readonly https: string;
  /** The file that holds the certificate to be trusted. */
  readonly certificate: string;
  /** From now on. Tells what was asked for since this was last called. */
  set(settings: Settings): Promise<Counts>;
};

type Ready = {readonly http: number; readonly https: number; readonly path: string};

/** Makes the orders first where that was not done before. */
export async function startServer(orders: number): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'tap-lengow-bench-'));
  const child = fork(new URL('./process.js', import.meta.url), [String(orders), folder], {execArgv: []});
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`)));
  ended.catch(() => {});
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const ready = (await answer()) as Ready;
  return {
    http: `http://127.0.0.1:${ready.http}`,
    https: `https://127.0.0.1:${ready.https}`,
    certificate: ready.path,
    set(settings) {
      child.send(settings);
      return answer() as Promise<Counts>;
    },
    [Symbol.dispose]() {
      child.disconnect();
      rmSync(folder, {recursive: true});
    },
  };
}
