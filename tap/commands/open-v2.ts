// Makes the first request to API V2 and builds the plan. Used by both runs and --test, so that both accept the same
// input.

import type {V2 as V2Settings} from '../../config/config.ts';
import type {Micros} from '../../values/instant.ts';
import {type Answer, V2} from '../lengow/v2/v2.ts';
import {type DayWindow, windowsOf} from '../lengow/v2/windows.ts';
import type {Progress} from '../log/progress.ts';
import type {Plan} from '../plan/plan.ts';
import type {Span} from '../plan/spans.ts';
import {startOf} from '../plan/wanted.ts';
import type {Input, Services} from '../run/context.ts';
import {claiming} from '../run/feeds.ts';
import {ofOrders} from '../run/v2/feeds.ts';
import type {V2Source} from '../run/v2/source.ts';
import {claimableBy, refuseOthers} from './claimable.ts';
import {checkedPlan} from './open.ts';
import {isInStep} from './server-time.ts';

/** Which requests are made, and the answer to the first of them; undefined if nothing is left to read. */
export type OpenedV2 = V2Source & {readonly first: {readonly window: DayWindow; readonly answer: Answer} | undefined};

/** @throws AuthError, LengowError, InputError */
export async function openV2(input: Input, services: Services, listener: Progress): Promise<OpenedV2> {
  const {facts, runtime, signal} = services;
  const settings = input.config.v2 as V2Settings;
  const account = {id: settings.clientId};
  facts.accountId = account.id;
  refuseOthers(account.id, input);
  const api = new V2(settings, input.config, {runtime, signal, listener});
  const machine = runtime.now() * 1000;
  const first = await firstAnswer(input, api, planAt(input, machine, {warn: () => {}}));
  const now = api.clock.login ?? machine;
  if (first !== undefined) warnOfClock(api.clock.login, machine, listener);
  const planned = planAt(input, now, listener);
  facts.upper = planned.plan.upper;
  const claimable = claimableBy(input.config, () => Math.min(now, api.clock.earliest ?? now));
  return {...planned, account, claimable, orders: ordersOf(api, first), now: () => runtime.now() * 1000, first};
}

type Planned = {readonly plan: Plan; readonly spans: readonly Span[]};

/** Without a stream of orders, the whole history is read for its marketplaces. */
function planAt(input: Input, now: Micros, listener: Pick<Progress, 'warn'>): Planned {
  const plan = checkedPlan({...input, streams: claiming(input.streams), known: undefined, now}, listener);
  const isForCodes = ofOrders(input.streams).length === 0 && input.streams.length > 0;
  const all = {from: startOf(input.config, now), to: plan.upper, wanted: []};
  return {plan, spans: isForCodes ? [all] : plan.spans};
}

/** Nothing shows that Lengow allows this machine's address but an answer. */
async function firstAnswer({config}: Input, api: V2, {spans: [span]}: Planned): Promise<OpenedV2['first']> {
  const {value: window} = span ? windowsOf(span, (config.v2 as V2Settings).daysPerRequest).next() : {value: undefined};
  return window ? {window, answer: await api.orders(window)} : undefined;
}

/** The first answer is not asked for again, unless the plan has changed with the server's clock. */
function ordersOf(api: V2, first: OpenedV2['first']): V2Source['orders'] {
  let left = first;
  return async (window) => {
    const known = left;
    left = undefined;
    return known?.window.from === window.from && known.window.to === window.to ? known.answer : api.orders(window);
  };
}

function warnOfClock(server: Micros | undefined, machine: Micros, listener: Pick<Progress, 'warn'>): void {
  if (server === undefined) listener.warn("Lengow's response has no usable Date header; using this machine's clock");
  else if (!isInStep(server, machine))
    listener.warn(
      "Lengow's clock and this machine's clock differ by more than two minutes; check this machine's clock",
    );
}
