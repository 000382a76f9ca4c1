// A shop served by a sandbox, and a tap that loads it into tables in several runs while an auditor reads the output.

import {createShop, type Hook, openSandbox, type Sandbox, type SandboxOptions, type Shop} from '../sandbox/index.ts';
import {type AuditOptions, Auditor} from './auditor.ts';
import {ALL_VALUES, type Catalog, fullCatalog} from './full-catalog.ts';
import {type InsideRun, runInside} from './inside.ts';
import {Tables} from './tables.ts';
import type {Json} from './tap.ts';
import {type Comparison, differences} from './truth.ts';

export type ShopRunOptions = Partial<SandboxOptions> & {
  readonly shop?: Shop;
  readonly config?: Json;
  readonly audit?: AuditOptions;
};

export type RunOptions = {
  readonly config?: Json;
  readonly state?: unknown;
  readonly catalog?: Catalog | undefined;
};

export type Run = InsideRun & {readonly lines: readonly string[]};

const MOST_TO_READ = 12;

/** A catalog with every column, created once. */
export const ALL_COLUMNS = fullCatalog();

export class ShopRun {
  readonly sandbox: Sandbox;
  readonly tables: Tables;
  readonly auditor: Auditor;
  readonly #config: Json;
  readonly #failed: string[] = [];
  #runs = 0;

  constructor(sandbox: Sandbox, {config = {}, audit}: Pick<ShopRunOptions, 'config' | 'audit'>) {
    this.sandbox = sandbox;
    this.#config = {...ALL_VALUES, ...config};
    this.tables = new Tables(audit?.prefix);
    this.auditor = new Auditor(sandbox.shop, audit);
  }

  get shop(): Shop {
    return this.sandbox.shop;
  }

  /** Runs the engine from the last state, with every column and value, and loads and audits its output. */
  async run(options: RunOptions = {}): Promise<Run> {
    const {config, state, catalog} = {state: this.tables.state, catalog: ALL_COLUMNS, ...options};
    const lines: string[] = [];
    const onWrite = (text: string) => {
      for (const line of text.split('\n').slice(0, -1)) this.#take(line, lines);
    };
    this.auditor.begin(state);
    const all = {...this.#config, ...config};
    const run = await runInside(this.sandbox, {config: all, state, catalog, seed: ++this.#runs, onWrite});
    if (run.code === 0) this.auditor.end();
    else this.#failed.push(`exit ${run.code}: ${run.stderr.trimEnd().split('\n').at(-1)}`);
    return {...run, lines};
  }

  #take(line: string, lines: string[]): void {
    lines.push(line);
    this.auditor.take(line);
    this.tables.load(line);
  }

  /** Runs the tap while `hook` changes the shop. */
  async runWhile(hook: Hook, options: RunOptions = {}): Promise<Run> {
    const stop = this.sandbox.beforeRequest(hook);
    const run = await this.run(options);
    stop();
    return run;
  }

  /** Runs the tap once more while the shop does not change; afterwards, the tables must match the shop exactly. */
  async settle(options: RunOptions = {}): Promise<Run> {
    this.shop.clock.advance(PAST_THE_UPPER_END_SECONDS);
    return this.run(options);
  }

  /** All faults so far: failed runs, the auditor's findings, and differences between the tables and the truth. */
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

// A run's upper bound is at most two seconds behind the server's clock, because the server reports whole seconds.
const PAST_THE_UPPER_END_SECONDS = 5;

export function openShop({shop = createShop(), config, audit, ...options}: ShopRunOptions = {}): ShopRun {
  return new ShopRun(openSandbox({shop, ...options}), {...(config && {config}), ...(audit && {audit})});
}
