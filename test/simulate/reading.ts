// Draws, for each run in a world, what the run reads and how it is stopped.

import {ORDER_STREAMS} from '../helpers/streams.ts';
import type {Reading} from './audit/wanted.ts';
import type {Chance} from './chance.ts';
import {type Plan, planOf, type Stop} from './plan.ts';
import {furtherIn, policyFor, withFurther} from './selected.ts';
import {DAY, HOUR, MINUTE} from './time.ts';
import {shortestLookback, type Traits} from './traits.ts';

export type Before = {readonly reading?: Reading | undefined; readonly state: unknown; readonly nowMs: number};

/** Plans a run with the same config as the previous run or with a changed one. */
export function drawPlan(traits: Traits, chance: Chance, before: Before): Plan {
  const old = before.reading;
  const isRedrawn = old === undefined || (chance.is(traits.configChanges) && !traits.states.isDaily);
  const reading: Reading = {
    input: before.state,
    ...(isRedrawn ? drawSelected(traits, chance, before.nowMs) : selectedIn(old)),
    policy: policyFor(traits, chance.fork(`policy ${before.nowMs}`), old),
    scope: isRedrawn ? drawScope(traits, chance) : old.scope,
    lookbackDays: isRedrawn ? drawLookback(traits, chance) : old.lookbackDays,
    startDate: drawStart(traits, chance.fork(`range ${before.nowMs}`), before),
    endDate: undefined,
    // Airbyte's platform gives no state to a full refresh, and keeps the old table until it is complete.
    ...(traits.family === 'airbyte' && {fullTable: []}),
  };
  const endDate = isRedrawn && traits.configChanges > 0 ? drawEnd(reading, chance, before) : undefined;
  const atOnce = isRedrawn && chance.is(traits.configChanges / 2) ? chance.int(1, 8) : traits.maxConcurrency;
  const perMinute =
    isRedrawn && chance.is(traits.configChanges / 4) ? chance.pick([30, 100, 500]) : traits.requestsPerMinute;
  return planOf({...reading, endDate}, traits, {atOnce, perMinute, stop: drawStop(traits, chance)});
}

/** Plans a run like another one, with some of its config changed. */
export const planLike = (traits: Traits, chance: Chance, reading: Reading): Plan =>
  planOf(reading, traits, {atOnce: traits.maxConcurrency, stop: drawStop(traits, chance)});

export type Last = Before & {
  /** Whether the last run must be repeated unchanged before anything else. */
  readonly isPending: boolean;
  readonly startDate: number | undefined;
};

/** Plans the last run, which nothing disturbs and which sees everything. */
export function quietPlan(traits: Traits, chance: Chance, before: Last): Plan {
  const {reading: old, isPending} = before;
  const isRescoped = chance.is(0.3) && traits.configChanges > 0;
  const scope = isRescoped ? drawScope(traits, chance) : old?.scope;
  const isSame = isPending || traits.states.isDaily;
  const reading: Reading = {
    input: before.state,
    streams: traits.states.isDaily && old ? old.streams : [...ORDER_STREAMS, ...furtherIn(traits)],
    parts: traits.parts,
    fullTable: old?.fullTable ?? [],
    policy: policyFor(traits, chance.fork('quiet policy'), old),
    scope: isSame ? old?.scope : scope,
    lookbackDays: traits.silent ? 1000 : drawLastLookback(traits, chance.fork('quiet'), before),
    startDate: before.startDate,
    endDate: undefined,
  };
  return planOf(reading, traits, {atOnce: traits.maxConcurrency, stop: {kind: 'none', afterSteps: 0}, maxAttempts: 8});
}

function drawSelected(traits: Traits, chance: Chance, nowMs: number): Pick<Reading, 'streams' | 'parts' | 'fullTable'> {
  const streams = drawStreams(chance);
  const fullTable = drawFullTable(traits, chance.fork(`full table ${nowMs}`));
  return withFurther(traits, chance.fork(`further ${nowMs}`), {streams, fullTable});
}

const selectedIn = ({streams, parts, fullTable}: Reading) => ({streams, parts, fullTable});

const drawStreams = (chance: Chance): readonly (typeof ORDER_STREAMS)[number][] =>
  chance.pick([ORDER_STREAMS, ORDER_STREAMS, ORDER_STREAMS, ['order'], ['order_tracking']]);

const drawFullTable = ({configChanges}: Traits, chance: Chance): Reading['fullTable'] =>
  chance.is(configChanges / 4) ? chance.pick([ORDER_STREAMS, ['order'], ['order_tracking']]) : [];

/** The lookback covers the longest delay with which late orders become visible. */
function drawLookback({lookbackDays, lateMicros, api}: Traits, chance: Chance): number {
  const drawn = chance.next();
  if (drawn < 0.3) return lookbackDays * 2;
  return drawn < 0.5 ? shortestLookback(lateMicros, api.showsSeconds) : lookbackDays;
}

function drawLastLookback(traits: Traits, chance: Chance, {reading}: Before): number {
  const isAnew = reading === undefined || (chance.is(traits.configChanges / 2) && !traits.states.isDaily);
  return isAnew ? drawLookback(traits, chance) : reading.lookbackDays;
}

function drawScope({marketplaces, unlisted}: Traits, chance: Chance): Reading['scope'] {
  if (chance.is(0.5)) return;
  const listed = marketplaces.filter((code) => !unlisted.includes(code));
  return listed.filter((_, index) => index === 0 || chance.is(0.5));
}

// Lengow's time may seem hours earlier than it is, and a start date must not be later than all that can be read.
const PAST = 8 * HOUR;

function drawStart(traits: Traits, chance: Chance, {reading, nowMs}: Before): number | undefined {
  const old = reading === undefined ? traits.startDate : reading.startDate;
  if (!chance.is(traits.states.ranges)) return old;
  const now = Math.floor(nowMs) * 1000;
  return chance.pick([
    traits.startDate,
    now - PAST - chance.magnitude(MINUTE, 900 * DAY),
    now - PAST - chance.magnitude(MINUTE, 20 * DAY),
    (old ?? now - 700 * DAY) - chance.magnitude(MINUTE, 60 * DAY),
    Math.min(now - PAST, (old ?? now - 700 * DAY) + chance.magnitude(MINUTE, 60 * DAY)),
  ]);
}

function drawEnd({startDate = 0}: Reading, chance: Chance, {nowMs}: Before): number | undefined {
  const endDate = Math.floor(nowMs) * 1000 - chance.pick([HOUR, DAY, 20 * DAY, 300 * DAY]) + chance.int(0, 999_999);
  return startDate >= endDate || chance.is(0.6) ? undefined : endDate;
}

function drawStop({stops, orders}: Traits, chance: Chance): Stop {
  const kind = chance.pick(['kill', 'kill', 'target', 'signal'] as const);
  const afterSteps = chance.is(0.5) ? chance.int(1, 12) : chance.int(1, 10 + Math.ceil(orders / 10));
  return chance.is(stops) ? {kind, afterSteps} : {kind: 'none', afterSteps: 0};
}
