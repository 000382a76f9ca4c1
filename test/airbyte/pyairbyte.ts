// Runs PyAirbyte, which runs the built program, in a process group that can be killed as a whole.

import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {executableIn} from '../helpers/executable.ts';
import {endOf, group, killGroup} from '../helpers/group.ts';
import {type TemporaryFolder, temporaryFolder} from '../helpers/temporary-folder.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {programPath} from '../targets/environments.ts';

const SCRIPT = 'test/airbyte/read.py';
const LAST_CHARACTERS = 4000;
/** PyAirbyte writes the tables in the order of a set, which differs from run to run unless the hashes are fixed. */
const FIXED = {AIRBYTE_OFFLINE_MODE: '1', DO_NOT_TRACK: '1', PYTHONHASHSEED: '0'};

export type Cut = {
  /** The number of the request for orders at which everything is killed. */
  readonly atRequest?: number;
  /** The stream after whose table everything is killed, before the tables of later streams are written. */
  readonly afterTable?: string;
};

export class PyAirbyte {
  readonly #folder: TemporaryFolder = temporaryFolder();
  readonly #sandbox: Sandbox;
  readonly #args: readonly string[];

  constructor(sandbox: Sandbox, config: object) {
    this.#sandbox = sandbox;
    const settings = this.#folder.write('config.json', JSON.stringify(config));
    this.#args = [join(process.cwd(), SCRIPT), executableIn(this.#folder, 'source-lengow'), settings, this.database];
  }

  get database(): string {
    return join(this.#folder.path, 'airbyte.duckdb');
  }

  /** Returns the number of records that PyAirbyte reports. @throws unless it ends with code 0 */
  async read(): Promise<number> {
    const {code, stdout, said} = await this.#run();
    if (code !== 0) throw new Error(`PyAirbyte exited with code ${code}\n${said}`);
    return Number(stdout.trim().split('\n').at(-1));
  }

  /** @throws unless everything was killed */
  async readKilled({atRequest = Number.POSITIVE_INFINITY, afterTable}: Cut): Promise<void> {
    const {signal, said} = await this.#run(atRequest, afterTable === undefined ? [] : [afterTable]);
    if (signal !== 'SIGKILL') throw new Error(`PyAirbyte ended before it was killed\n${said}`);
  }

  async #run(killAt = Number.POSITIVE_INFINITY, more: readonly string[] = []) {
    const child = group(
      spawn(programPath('airbyte', 'python'), [...this.#args, ...more], {
        cwd: this.#folder.path,
        env: {PATH: process.env.PATH, HOME: this.#folder.path, ...FIXED},
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    let asked = 0;
    const forget = this.#sandbox.beforeRequest(() => void (++asked >= killAt && killGroup(child)));
    const {code, signal, stdout, stderr} = await endOf(child);
    forget();
    return {code, signal, stdout, said: `${stdout}${stderr}`.slice(-LAST_CHARACTERS)};
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}
