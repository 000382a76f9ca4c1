// The runs with each target: the tap is killed in the middle of a line, is killed between two lines, succeeds, and
// succeeds again after a day of changes. The target's tables are then compared with the shop's truth.

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {ALL_STREAMS, eachOfAll} from '../helpers/streams.ts';
import {configFor} from '../helpers/tap.ts';
import {hashedRows} from '../personal/hashed-rows.ts';
import {busy, createShop, type FullTruth, type Sandbox, type Shop, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import type {Filter} from './breaks.ts';
import {type Claims, lacking} from './claims.ts';
import {currentRows} from './current.ts';
import {programPath} from './environments.ts';
import type {Cut} from './kill-point.ts';
import {type Piped, runPipe, type Stage} from './pipe.ts';
import type {Postgres} from './postgres.ts';
import type {Command, Place, Target} from './target.ts';
import {streamComparisons, type Verdict, verdict} from './verdict.ts';

export type Setting = {readonly folder: string; readonly postgres: Postgres; readonly filter: () => Filter};

// Requests are sent one at a time, so the tap is always interrupted at the same point.
const ORDERLY = {max_concurrency: 1};

export const newShop = (): Shop =>
  createShop({seed: 'real targets', orders: 400, ties: [3, 130], actions: 250, vidrLines: 60, stockReports: 20});

/** Every stream with every column. */
export const everything = fullCatalog(...ALL_STREAMS);

export async function story(target: Target, setting: Setting): Promise<Verdict> {
  const shop = newShop();
  await using sandbox = await startSandbox({shop});
  const life = new Life(target, setting, sandbox);

  await life.run({config: ORDERLY, cut: 'torn'});
  await life.checkClaims();

  const quiet = sandbox.beforeRequest(busy({seed: 'targets', anonymise: false, bulkBefore: 6, bulk: 130}));
  const calm = sandbox.beforeActions(moveActions);
  await life.run({config: ORDERLY, cut: 'clean'});
  shop.clock.advance(600);
  await life.run();
  quiet();
  calm();

  aDayOfBusiness(shop);
  await life.run();
  return verdict(target, life.place, sandbox.truth(), life).catch((error: Error) => {
    const fault = `its tables cannot be read: ${error.message.slice(0, 300)}`;
    return {target, rows: 0, values: 0, counts: {}, views: [], faults: [...life.faults, fault]};
  });
}

function moveActions({shop}: Sandbox): void {
  for (let change = 0; change < 3; change++) shop.actions.touch();
  shop.actions.create();
}

function aDayOfBusiness(shop: Shop): void {
  shop.clock.advance(3600);
  shop.bulk(120);
  shop.actions.bulk(120);
  for (let hour = 0; hour < 23; hour++) {
    for (let change = 0; change < 4; change++) {
      shop.touch();
      shop.actions.touch();
    }
    shop.create();
    shop.actions.create();
    shop.clock.advance(3600);
  }
  shop.zfs.addReports();
}

/** A run that hashes everything personal, into a folder of its own: what is wrong with its tables. */
export async function hashedStory(target: Target, setting: Setting): Promise<string[]> {
  await using sandbox = await startSandbox({shop: newShop()});
  const life = new Life(target, {...setting, folder: `${setting.folder}-hashed`}, sandbox);
  await life.run({config: {personal_data: {all: 'hash'}, personal_data_key: PERSONAL_KEY}});
  const truth = sandbox.truth();
  const hashed = eachOfAll((stream) => hashedRows(stream, truth[stream])) as FullTruth;
  const current = currentRows(await target.read(life.place));
  const found = streamComparisons(target, current, hashed).flatMap(({missing, faults}) => [...missing, ...faults]);
  return [...life.faults, ...found].map((fault) => `with hashes: ${fault}`);
}

type Run = {readonly config?: object; readonly catalog?: unknown; readonly cut?: Cut};

/** A target's runs, one after another. Each run resumes from the last state that the target printed. */
export class Life {
  readonly faults: string[] = [];
  /** Whether the run killed in the middle of a line left a state that claims anything. */
  claimed = false;
  #state: Claims | undefined;
  #runs = 0;
  readonly #target: Target;
  readonly #setting: Setting;
  readonly #sandbox: Sandbox;

  constructor(target: Target, setting: Setting, sandbox: Sandbox) {
    this.#target = target;
    this.#setting = setting;
    this.#sandbox = sandbox;
  }

  get place(): Place {
    const {folder, postgres} = this.#setting;
    return {folder, runFolder: join(folder, 'runs', `${this.#runs}`), postgres};
  }

  async run({config = {}, catalog = everything, cut}: Run = {}): Promise<void> {
    this.#runs++;
    mkdirSync(this.place.runFolder, {recursive: true});
    const options = {
      config: configFor(this.#sandbox, {...ALL_VALUES, zfs_feeds: ZFS_FEEDS, lookback_days: 0, ...config}),
      catalog,
      state: this.#state,
      env: {TAP_LENGOW_LOG_LEVEL: 'ERROR'},
    };
    const {mapper} = this.#target;
    const stages = [...(mapper ? [mapper] : []), this.#target].map((command) => stageOf(command, this.place));
    this.#take(await runPipe(options, stages, this.#setting.filter(), cut), cut);
  }

  /** The tables must contain everything that the state claims; the shop has not changed yet. */
  async checkClaims(): Promise<void> {
    this.claimed = Object.values(this.#state?.bookmarks ?? {}).some(({claims = ''}) => claims !== '');
    if (!this.#state || !this.claimed || this.#target.loses) return;
    this.faults.push(...lacking(this.#state, await this.#target.read(this.place), this.#sandbox.truth()));
  }

  #take({code, targetCode, printed, said, lines}: Piped, cut: Cut | undefined): void {
    const fault = (text: string): number => this.faults.push(`run ${this.#runs}: ${text}`);
    if (cut && code !== null) fault(`the tap ended after ${lines} lines, before it was killed`);
    if (!cut && code !== 0) fault(`the tap exited with ${code}: ${tail(said)}`);
    if (cut !== 'torn' && targetCode !== 0) fault(`the target exited with ${targetCode}: ${tail(said)}`);
    const last = printed.at(-1);
    if (last) this.#state = JSON.parse(last);
  }
}

function stageOf({environment, program, config, args}: Command, place: Place): Stage {
  const path = join(place.runFolder, '..', `${program}.json`);
  if (config) writeFileSync(path, JSON.stringify(config(place)));
  const flags = config ? ['--config', path] : [];
  return {path: programPath(environment, program), args: [...flags, ...(args?.(place) ?? [])], cwd: place.folder};
}

const tail = (text: string): string => text.trim().split('\n').slice(-3).join(' ').slice(-300);
