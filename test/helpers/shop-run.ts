// A shop behind a sandbox, and the real tap that loads it into tables, run after run, with an auditor who listens.

import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {setImmediate as turn} from 'node:timers/promises';
import {createShop, type Hook, type Sandbox, type SandboxOptions, type Shop, startSandbox} from '../sandbox/index.ts';
import {type AuditOptions, Auditor} from './auditor.ts';
import {fullCatalog} from './full-catalog.ts';
import {Tables} from './tables.ts';
import {configFor, type Ended, type Json, startProgram, type TapOptions} from './tap.ts';
import {type Comparison, differences} from './truth.ts';

export type ShopRunOptions = Partial<SandboxOptions> & {
  readonly shop?: Shop;
  readonly config?: Json;
  readonly audit?: AuditOptions;
};

export type Run = Ended & {readonly lines: readonly string[]; readonly orderRequests: number};

const MOST_TO_READ = 12;

/** Every column, made once. */
export const ALL_COLUMNS = fullCatalog();

export class ShopRun {
  readonly sandbox: Sandbox;
  readonly tables: Tables;
  readonly auditor: Auditor;
  readonly #config: Json;
  readonly #failed: string[] = [];

  constructor(sandbox: Sandbox, {config = {}, audit}: Pick<ShopRunOptions, 'config' | 'audit'>) {
    this.sandbox = sandbox;
    this.#config = config;
    this.tables = new Tables(audit?.prefix);
    this.auditor = new Auditor(sandbox.shop, audit);
    sandbox.beforeRequest(afterReading);
  }

  get shop(): Shop {
    return this.sandbox.shop;
  }

  /** Runs the tap from the last state, with every column; what it says is loaded and audited. */
  async run(options: TapOptions = {}): Promise<Run> {
    const {config, state, catalog, ...rest} = {state: this.tables.state, catalog: ALL_COLUMNS, ...options};
    const before = this.sandbox.requestsOf('orders').length;
    const all = configFor(this.sandbox, {...this.#config, ...config});
    const tap = startProgram({config: all, state, catalog, ...rest});
    const lines: string[] = [];
    this.auditor.begin(state);
    const reader = createInterface({input: tap.stdout});
    reader.on('line', (line) => {
      lines.push(line);
      this.auditor.take(line);
      this.tables.load(line);
    });
    const [stderr, code] = await Promise.all([text(tap.stderr), tap.ended, once(reader, 'close')]);
    if (code === 0) this.auditor.end();
    else this.#failed.push(`exit ${code}: ${stderr.trimEnd().split('\n').at(-1)}`);
    const orderRequests = this.sandbox.requestsOf('orders').length - before;
    return {code, stderr, stdout: `${lines.join('\n')}\n`, lines, orderRequests};
  }

  /** Runs while `hook` changes the shop. */
  async runWhile(hook: Hook, options: TapOptions = {}): Promise<Run> {
    const stop = this.sandbox.beforeRequest(hook);
    const run = await this.run(options);
    stop();
    return run;
  }

  /** One more run, of a shop that stands still: after it the tables owe the whole truth. */
  async settle(options: TapOptions = {}): Promise<Run> {
    this.shop.clock.advance(PAST_THE_UPPER_END_SECONDS);
    return this.run(options);
  }

  /** All that is wrong so far: runs that failed, what the auditor found, how the tables differ from the truth. */
  verdict(comparison: Comparison = {}): string[] {
    const {violations} = this.sandbox;
    return [
      ...this.#failed,
      ...this.auditor.faults,
      ...this.auditor.excess,
      ...violations.map(({method, path}) => `${method} ${path}`),
      ...differences(this.tables, this.shop.truth(), comparison),
    ].slice(0, MOST_TO_READ);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sandbox[Symbol.asyncDispose]();
  }
}

// The tap reads to two seconds before the server's time, which is told in whole seconds.
const PAST_THE_UPPER_END_SECONDS = 5;

export async function openShop({
  shop = createShop(),
  config,
  audit,
  ...options
}: ShopRunOptions = {}): Promise<ShopRun> {
  const sandbox = await startSandbox({shop, ...options});
  return new ShopRun(sandbox, {...(config && {config}), ...(audit && {audit})});
}

/** What the tap wrote before it asked is read, and so audited, before the shop changes. */
const afterReading: Hook = async () => {
  for (let turns = 0; turns < 5; turns++) await turn();
};
