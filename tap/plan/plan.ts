// The plan for a run: which marketplaces it reads, for which period and for which bookmarks. Pure.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/config.ts';
import type {State} from '../../state/state.ts';
import type {Checked} from '../../values/fault.ts';
import type {Micros} from '../../values/instant.ts';
import {finalityOf} from './finality.ts';
import {dateFaults, type Places} from './refused.ts';
import {scopeOf} from './scope.ts';
import {type Span, spans, spansApart, upperEnd} from './spans.ts';
import {type Wanted, wantedOf} from './wanted.ts';

export type Plan = {
  /** The codes to read; undefined means all. */
  readonly scope: readonly string[] | undefined;
  /** All of the account's marketplace codes, whether or not they are selected; the codes to read if it is not known. */
  readonly known: readonly string[];
  /** The instant up to which the run reads. */
  readonly upper: Micros;
  /** What each bookmark wants, whether or not anything is left to read. */
  readonly wanted: readonly Wanted[];
  /** The ranges of orders to read, oldest first. */
  readonly spans: readonly Span[];
  /** The ranges of actions to read, by marketplace, oldest first. */
  readonly actionSpans: readonly Span[];
};

export type PlanInput = {
  readonly config: Config;
  /** The selected streams that have claims, by what they come from. */
  readonly streams: {readonly orders: readonly SelectedStream[]; readonly actions: readonly SelectedStream[]};
  readonly state: State;
  /** The account's marketplaces; undefined when they could not be read. */
  readonly known: readonly string[] | undefined;
  /** The server's clock. */
  readonly now: Micros;
  readonly places: Places;
};

export function planOf({config, streams: {orders, actions}, state, known, now, places}: PlanInput): Checked<Plan> {
  const streams = [...orders, ...actions];
  const upper = upperEnd({now, endDate: config.endDate});
  const names = streams.map(({name}) => name);
  const {scope, findings, warnings} = scopeOf({wanted: config.marketplaces, known, state, streams: names});
  const dates = {
    config,
    streams,
    scope,
    state,
    now,
    upper,
    finality: (stream: string) => finalityOf(config, stream, now),
  };
  const wantedOrders = wantedOf({...dates, streams: orders});
  const wantedActions = wantedOf({...dates, streams: actions});
  const wanted = [...wantedOrders, ...wantedActions];
  const where = places.config('marketplaces');
  const faults = [...findings.map((finding) => ({where, ...finding})), ...dateFaults({...dates, places}, wanted)];
  const ranges = {spans: spans(wantedOrders), actionSpans: spansApart(wantedActions)};
  return {
    value: faults.length > 0 ? undefined : {scope, known: known ?? scope ?? [], upper, wanted, ...ranges},
    faults,
    warnings: [...new Set(warnings.map((warning) => `${where}: ${warning}`))],
  };
}
