// Runs the program's own commands in this process, against a sandbox without sockets, so a run takes only milliseconds.

import {Readable, Writable} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import {select} from '../../catalog/select.ts';
import {readConfig} from '../../config/read.ts';
import {readState} from '../../state/read.ts';
import {permittedStreams} from '../../tap/commands/permitted.ts';
import {runTap} from '../../tap/commands/sync.ts';
import {InputError, TapError} from '../../tap/errors.ts';
import type {Request, Response} from '../../tap/lengow/http/request.ts';
import {Log} from '../../tap/log/log.ts';
import type {Runtime} from '../../tap/process/runtime.ts';
import {Output} from '../../tap/process/stdout.ts';
import {documentOf} from '../../tap/report/document.ts';
import {Facts} from '../../tap/report/facts.ts';
import type {Input, Services} from '../../tap/run/context.ts';
import type {Checked} from '../../values/fault.ts';
import {askedOf} from '../sandbox/asked.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';
import type {Catalog} from './full-catalog.ts';
import {checkRequests} from './run-report.ts';
import {BOOKMARKED} from './streams.ts';
import {configFor, type Ended, type Json} from './tap.ts';

export type InsideOptions = {
  readonly config?: Json;
  readonly state?: unknown;
  readonly catalog?: Catalog | undefined;
  /** Whether an order is in the list of erased orders. Undefined if the config names no list. */
  readonly isErased?: Input['isErased'];
  /** Determines the order in which responses arrive. */
  readonly seed?: number | string;
  /** Called with the text that the tap writes, before the tap continues. */
  readonly onWrite?: (text: string) => void;
  /** What to run; a sync by default. */
  readonly work?: (input: Input, services: Services) => Promise<void>;
  /** The lowest level that is logged; WARNING by default. */
  readonly level?: 'INFO' | 'WARNING';
};

export type InsideRun = Ended & {readonly orderRequests: number};

const MOST_TURNS = 12;
const TURN_MS = 1;

/**
 * Runs the tap, or another command, to completion. The seed decides which responses overtake others; the simulated time
 * counts turns of the event loop and waits.
 */
export async function runInside(sandbox: Sandbox, options: InsideOptions = {}): Promise<InsideRun> {
  const before = sandbox.requestsOf('orders').length;
  const earlier = sandbox.requests.length;
  const [stdout, stderr] = [[] as string[], [] as string[]];
  const log = new Log({write: (text) => stderr.push(text), level: options.level ?? 'WARNING', isWatched: true});
  const stream = sink((text) => {
    stdout.push(text);
    options.onWrite?.(text);
  });
  const facts = new Facts();
  const code = await exitCode(log, () => run(sandbox, options, {log, facts, output: new Output(stream, () => {})}));
  const orderRequests = sandbox.requestsOf('orders').length - before;
  // Other commands do not count their requests.
  if (options.work === undefined)
    checkRequests(documentOf(facts, {code, message: undefined}), sandbox.requests.slice(earlier), '');
  return {code, stdout: stdout.join(''), stderr: stderr.join(''), orderRequests};
}

async function run(
  sandbox: Sandbox,
  {config: more, state, catalog, isErased, seed = 1, work = runTap}: InsideOptions,
  services: Pick<Services, 'log' | 'facts' | 'output'>,
): Promise<void> {
  const value = configFor(sandbox, more);
  const config = soundOf(readConfig({sources: ['config'], files: [{path: 'config', value}], userAgent: 'tap-lengow'}));
  const streams = [...BOOKMARKED, 'zfs_stock'].map((stream) => config.streamPrefix + stream);
  const selected = soundOf(select({catalog, where: 'catalog', prefix: config.streamPrefix}));
  const input = {
    config,
    streams: permittedStreams(selected, config, services.log),
    state: soundOf(readState(state, {where: 'state', streams})),
    places: {config: () => 'config', state: 'state'},
    isErased,
  };
  const {signal} = new AbortController();
  await work(input, {...services, runtime: runtimeOf(sandbox, seed), signal});
}

function soundOf<T>({value, faults}: Checked<T>): T {
  if (value === undefined) throw InputError.of(faults);
  return value;
}

/** Ends as the program does, but rethrows any error other than a TapError, since such an error is a bug. */
async function exitCode(log: Log, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof TapError)) throw error;
    log.critical(error.message);
    return error.exitCode;
  }
}

/** Sends requests to the sandbox in this process. Only turns of the event loop and waits advance the clock. */
function runtimeOf(sandbox: Sandbox, seed: number | string): Runtime {
  const dice = random(seed, 'network');
  let nowMs = Math.floor(sandbox.shop.clock.now() / 1000);
  const latency = async () => {
    for (let turns = dice.int(MOST_TURNS); turns > 0; turns--) {
      await turn();
      nowMs += TURN_MS;
    }
  };
  return {
    now: () => nowMs,
    elapsedMs: () => nowMs,
    busyMs: () => 0,
    every: () => () => {},
    random: dice.next,
    sleep: async (ms) => {
      nowMs += ms;
    },
    fetch: (request) => fetchFrom(sandbox, request, latency),
  };
}

async function fetchFrom(sandbox: Sandbox, request: Request, latency: () => Promise<void>): Promise<Response> {
  const {method, url, headers, body = ''} = request;
  const {origin, pathname, search} = new URL(url);
  const asked = askedOf({method, url: pathname + search, headers} as Parameters<typeof askedOf>[0], body, origin);
  const {answer, date} = await sandbox.respond(asked, latency);
  const type = {'content-type': answer.type ?? 'application/json'};
  const sent = new Headers({...type, ...answer.headers, ...(date && {date})});
  const header = (name: string) => sent.get(name);
  if (!request.isStreamed || answer.status >= 300) return {status: answer.status, body: answer.body, header};
  return {status: answer.status, body: '', stream: {chunks: () => Readable.from([Buffer.from(answer.body)])}, header};
}

const sink = (take: (text: string) => void): Writable =>
  new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => {
      take(String(text));
      done();
    },
  });
