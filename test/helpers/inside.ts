// The tap's own engine in this process, in front of the sandbox's API without sockets: a run costs milliseconds.

import {Writable} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import {select} from '../../catalog/select.ts';
import {readConfig} from '../../config/read.ts';
import {readState} from '../../state/read.ts';
import {runTap} from '../../tap/commands/sync.ts';
import type {Request, Runtime} from '../../tap/lengow/http/runtime.ts';
import {Log} from '../../tap/log/log.ts';
import {Output} from '../../tap/process/stdout.ts';
import type {Checked} from '../../values/fault.ts';
import {Api} from '../sandbox/api.ts';
import {askedOf} from '../sandbox/asked.ts';
import type {Shop} from '../sandbox/index.ts';
import {DEFAULTS} from '../sandbox/options.ts';
import {random} from '../sandbox/random.ts';
import type {Catalog} from './full-catalog.ts';
import type {Json} from './tap.ts';

export type InsideOptions = {
  readonly shop: Shop;
  readonly config?: Json;
  readonly state?: unknown;
  readonly catalog?: Catalog;
  readonly seed?: number | string;
};

export type InsideRun = {readonly stdout: string; readonly orderRequests: number; readonly mostUnderWay: number};

const NAMES = ['order', 'order_tracking'];
const MOST_TURNS = 12;

/** Runs the tap to its end. Answers overtake each other by the seed; waits take no time. */
export async function runInside({shop, config, state, catalog, seed = 1}: InsideOptions): Promise<InsideRun> {
  const network = new Network(shop, seed);
  const {stream, texts} = sink();
  const places = {config: () => 'config', state: 'state'};
  const input = {
    config: soundOf(configOf(config)),
    streams: soundOf(select({catalog, where: 'catalog', prefix: ''})),
    state: soundOf(readState(state, {where: 'state', streams: NAMES})),
    places,
  };
  const log = new Log({write: () => {}, level: 'CRITICAL', isTerminal: false});
  const output = new Output(stream, () => {});
  await runTap(input, {runtime: network.runtime(), log, output, signal: new AbortController().signal});
  return {stdout: texts.join(''), orderRequests: network.orderRequests, mostUnderWay: network.mostUnderWay};
}

/** The sandbox's API, asked in this process. */
class Network {
  orderRequests = 0;
  mostUnderWay = 0;
  #underWay = 0;
  #sleptMs = 0;
  readonly #shop: Shop;
  readonly #api: Api;
  readonly #dice;

  constructor(shop: Shop, seed: number | string) {
    this.#shop = shop;
    this.#api = new Api(shop, DEFAULTS);
    this.#dice = random(seed, 'network');
  }

  runtime(): Runtime {
    return {
      now: () => Date.now() + this.#sleptMs,
      busyMs: () => 0,
      every: () => () => {},
      random: this.#dice.next,
      fetch: (request) => this.#fetch(request),
      sleep: async (ms) => {
        this.#sleptMs += ms;
      },
    };
  }

  async #fetch({method, url, headers, body = ''}: Request) {
    const {origin, pathname, search} = new URL(url);
    const asked = askedOf({method, url: pathname + search, headers} as Parameters<typeof askedOf>[0], body, origin);
    if (asked.route === 'orders') this.orderRequests++;
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.#underWay);
    for (let turns = this.#dice.int(MOST_TURNS); turns > 0; turns--) await turn();
    const answer = await this.#api.respond(asked, async () => {});
    this.#underWay--;
    const date = new Date(this.#shop.clock.now() / 1000).toUTCString();
    return {
      status: answer.status,
      body: answer.body,
      header: (name: string) => (name.toLowerCase() === 'date' ? date : null),
    };
  }
}

function configOf(config: Json = {}) {
  const {accessToken, secret} = DEFAULTS;
  const value = {access_token: accessToken, secret, api_url: 'http://127.0.0.1:9', ...config};
  return readConfig({sources: ['config'], files: [{path: 'config', value}], userAgent: 'tap-lengow'});
}

function soundOf<T>({value, faults}: Checked<T>): T {
  if (value === undefined) throw new Error(JSON.stringify(faults));
  return value;
}

function sink() {
  const texts: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => {
      texts.push(String(text));
      done();
    },
  });
  return {stream, texts};
}
