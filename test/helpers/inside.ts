// The tap's own engine in this process, in front of the sandbox's API without sockets: a run costs milliseconds.

import {Writable} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import {select} from '../../catalog/select.ts';
import type {Settings} from '../../config/generated/settings.ts';
import {resolve} from '../../config/resolve.ts';
import {settingsSchema} from '../../config/schema.ts';
import {readState} from '../../state/read.ts';
import type {Request, World} from '../../tap/lengow/http/types.ts';
import {Log} from '../../tap/log/log.ts';
import {Progress} from '../../tap/log/progress.ts';
import {Output} from '../../tap/process/stdout.ts';
import {sync} from '../../tap/run/run.ts';
import {openSource} from '../../tap/run/source.ts';
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

/** Runs the engine to its end. Answers overtake each other by the seed; waits take no time. */
export async function runInside({shop, config = {}, state, catalog, seed = 1}: InsideOptions): Promise<InsideRun> {
  const settings = settingsOf(config);
  const {streams} = select(catalog);
  const given = readState(state, NAMES).state;
  const log = new Log({write: () => {}, level: 'CRITICAL', isTerminal: false});
  const network = new Network(shop, seed);
  const {signal} = new AbortController();
  const world = network.world();
  const listener = new Progress(log, world.now);
  const source = await openSource({config: settings, streams, state: given}, {world, listener, signal});
  const {stream, texts} = sink();
  const means = {clock: world.now, log, progress: listener, output: new Output(stream, () => {}), signal};
  await sync({config: settings, streams, state: given, source}, means);
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

  world(): World {
    return {
      now: () => Date.now() + this.#sleptMs,
      busyMs: () => 0,
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

function settingsOf(config: Json) {
  const defaults = Object.entries(settingsSchema.properties).map(([key, {default: value}]) => [key, value]);
  const {accessToken, secret} = DEFAULTS;
  const given = {access_token: accessToken, secret, api_url: 'http://127.0.0.1:9', ...config};
  return resolve({...Object.fromEntries(defaults), ...given} as unknown as Settings);
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
