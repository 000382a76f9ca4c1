// What the next run would read, by this machine's clock and with the marketplaces as the config spells them.

import type {Finality} from '../../../state/state.ts';
import {distinctBy} from '../../../values/distinct.ts';
import {formatInstant, type Micros} from '../../../values/instant.ts';
import {InputError} from '../../errors.ts';
import {dateFaults} from '../../plan/refused.ts';
import {upperEnd} from '../../plan/spans.ts';
import {type Wanted, wantedOf} from '../../plan/wanted.ts';
import type {Input} from '../../run/context.ts';
import {able} from '../../run/feeds.ts';
import {refuseOthers} from '../claimable.ts';
import type {Next} from './text.ts';

/** By stream. @throws InputError if a run would refuse the state or the dates */
export function nextOf(input: Input, finality: (stream: string) => Finality, now: Micros): Map<string, Next[]> {
  const {config} = input;
  const streams = able('claim', input.streams);
  const scope = config.marketplaces && distinctBy(config.marketplaces, (code) => code.toLowerCase());
  const upper = upperEnd({now, endDate: config.endDate});
  const dates = {...input, streams, scope, now, upper, finality};
  if (config.accountId !== undefined) refuseOthers(config.accountId, input);
  const wanted = wantedOf(dates);
  const faults = dateFaults(dates, wanted);
  if (faults.length > 0) throw InputError.of(faults);
  return byStream(wanted);
}

function byStream(wanted: readonly Wanted[]): Map<string, Next[]> {
  const next = new Map<string, Next[]>();
  for (const {stream, marketplace = null, ranges} of wanted) {
    const own = ranges.map(({from, to}) => ({from: formatInstant(from), to: formatInstant(to), marketplace}));
    next.set(stream, [...(next.get(stream) ?? []), ...own]);
  }
  return next;
}
