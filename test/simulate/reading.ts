// Draws, for each run in a world, what the run reads and how it is stopped.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/config.ts';
import {KEYS, ORDER_STREAMS} from '../helpers/streams.ts';
import type {Reading} from './audit/begin.ts';
import {claimsOf} from './audit/claims.ts';
import type {Chance} from './chance.ts';
import {DAY, HOUR} from './time.ts';
import type {Traits} from './traits.ts';

export type Stop = {readonly kind: 'none' | 'kill' | 'target' | 'signal'; readonly afterSteps: number};
export type Plan = {
  readonly reading: Reading;
  readonly config: Config;
  readonly streams: readonly SelectedStream[];
  readonly stop: Stop;
};

type Before = {readonly reading?: Reading | undefined; readonly state: unknown; readonly nowMs: number};

/** Plans a run with the same config as the previous run or with a changed one. */
export function drawPlan(traits: Traits, chance: Chance, before: Before): Plan {
  const old = before.reading;
  const isRedrawn = old === undefined || chance.is(traits.configChanges);
  const reading: Reading = {
    input: before.state,
    streams: isRedrawn ? drawStreams(chance) : old.streams,
    fullTable: isRedrawn ? drawFullTable(traits, chance.fork(`full table ${before.nowMs}`)) : old.fullTable,
    scope: isRedrawn ? drawScope(traits, chance) : old.scope,
    lookbackDays: isRedrawn ? drawLookback(traits, chance) : old.lookbackDays,
    startDate: traits.startDate,
    endDate: undefined,
  };
  const endDate = isRedrawn && traits.configChanges > 0 ? drawEnd(reading, chance, before) : undefined;
  const atOnce = isRedrawn && chance.is(traits.configChanges / 2) ? chance.int(1, 8) : traits.maxConcurrency;
  const perMinute =
    isRedrawn && chance.is(traits.configChanges / 4) ? chance.pick([30, 100, 500]) : traits.requestsPerMinute;
  return planOf({...reading, endDate}, traits, {atOnce, perMinute, stop: drawStop(traits, chance)});
}

/** Plans the last run, which nothing disturbs and which sees everything. */
export function quietPlan(traits: Traits, chance: Chance, before: Before): Plan {
  const reading: Reading = {
    input: before.state,
    streams: ORDER_STREAMS,
    fullTable: before.reading?.fullTable ?? [],
    scope: chance.is(0.3) && traits.configChanges > 0 ? drawScope(traits, chance) : before.reading?.scope,
    lookbackDays: traits.silent ? 800 : drawLastLookback(traits, chance.fork('quiet'), before),
    startDate: traits.startDate,
    endDate: undefined,
  };
  return planOf(reading, traits, {atOnce: traits.maxConcurrency, stop: {kind: 'none', afterSteps: 0}, maxAttempts: 8});
}

const drawStreams = (chance: Chance): Reading['streams'] =>
  chance.pick([ORDER_STREAMS, ORDER_STREAMS, ORDER_STREAMS, ['order'], ['order_tracking']]);

const drawFullTable = ({configChanges}: Traits, chance: Chance): Reading['fullTable'] =>
  chance.is(configChanges / 4) ? chance.pick([ORDER_STREAMS, ['order'], ['order_tracking']]) : [];

/** The lookback covers the longest delay with which late orders become visible. */
function drawLookback({lookbackDays, lateMicros}: Traits, chance: Chance): number {
  const drawn = chance.next();
  if (drawn < 0.3) return lookbackDays * 2;
  return drawn < 0.5 ? lateMicros / DAY : lookbackDays;
}

function drawLastLookback(traits: Traits, chance: Chance, {reading}: Before): number {
  const isAnew = reading === undefined || chance.is(traits.configChanges / 2);
  return isAnew ? drawLookback(traits, chance) : reading.lookbackDays;
}

function drawScope({marketplaces, unlisted}: Traits, chance: Chance): Reading['scope'] {
  if (chance.is(0.5)) return;
  const listed = marketplaces.filter((code) => !unlisted.includes(code));
  return listed.filter((_, index) => index === 0 || chance.is(0.5));
}

function drawEnd({streams, startDate = 0}: Reading, chance: Chance, {state, nowMs}: Before): number | undefined {
  const endDate = Math.floor(nowMs) * 1000 - chance.pick([HOUR, DAY, 20 * DAY, 300 * DAY]) + chance.int(0, 999_999);
  const instants = streams.flatMap((stream) => [...claimsOf(state, stream).values()]);
  const isRefused = Math.max(startDate, ...instants) >= endDate;
  return isRefused || chance.is(0.6) ? undefined : endDate;
}

function drawStop({stops, orders}: Traits, chance: Chance): Stop {
  const kind = chance.pick(['kill', 'kill', 'target', 'signal'] as const);
  const afterSteps = chance.is(0.5) ? chance.int(1, 12) : chance.int(1, 10 + Math.ceil(orders / 10));
  return chance.is(stops) ? {kind, afterSteps} : {kind: 'none', afterSteps: 0};
}

type Rest = {readonly atOnce: number; readonly stop: Stop; readonly perMinute?: number; readonly maxAttempts?: number};

const planOf = (reading: Reading, traits: Traits, {atOnce, stop, perMinute, maxAttempts}: Rest): Plan => ({
  reading,
  stop,
  streams: reading.streams.map((id) => ({
    id,
    name: traits.streamPrefix + id,
    columns: COLUMNS[id],
    replicationMethod: reading.fullTable.includes(id) ? 'FULL_TABLE' : 'INCREMENTAL',
  })),
  config: {
    accessToken: 'key',
    secret: 'secret',
    lookbackDays: reading.lookbackDays,
    noCurrencyConversion: false,
    invalidValues: 'fail',
    streamPrefix: traits.streamPrefix,
    activateVersion: false,
    apiUrl: 'https://api.test',
    userAgent: 'tap-lengow',
    maxConcurrency: atOnce,
    requestsPerMinute: perMinute ?? traits.requestsPerMinute,
    requestTimeoutSeconds: 60,
    maxAttempts: maxAttempts ?? traits.maxAttempts,
    ...(reading.scope && {marketplaces: reading.scope}),
    ...(reading.startDate !== undefined && {startDate: reading.startDate}),
    ...(reading.endDate !== undefined && {endDate: reading.endDate}),
  },
});

// Selects only a few columns, because a simulation checks which rows arrive, not their values.
const COLUMNS = {
  order: [...KEYS.order, 'lengow_status', 'updated_at'],
  order_tracking: [...KEYS.order_tracking, 'carrier', 'updated_at'],
};
