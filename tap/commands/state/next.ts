// What the next run would read, by this machine's clock and with the marketplaces as the state spells them, or
// otherwise the config.

import {codesOf, type Finality} from '../../../state/state.ts';
import {distinctBy} from '../../../values/distinct.ts';
import {formatInstant, type Micros} from '../../../values/instant.ts';
import {InputError} from '../../errors.ts';
import {dateFaults} from '../../plan/refused.ts';
import {scopeOf} from '../../plan/scope.ts';
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
  const scope = scopeIn(
    input,
    streams.map(({name}) => name),
  );
  const upper = upperEnd({now, endDate: config.endDate});
  const dates = {...input, streams, scope, now, upper, finality};
  if (config.accountId !== undefined) refuseOthers(config.accountId, input);
  const wanted = wantedOf(dates);
  const faults = dateFaults(dates, wanted);
  if (faults.length > 0) throw InputError.of(faults);
  return byStream(wanted);
}

/** Only the account knows how its codes are spelled, but a run has written those in the state. */
function scopeIn({config, state}: Input, streams: readonly string[]): readonly string[] | undefined {
  const known = streams.flatMap((stream) => codesOf(state, stream));
  const {scope} = scopeOf({wanted: config.marketplaces, known, state, streams});
  return scope && distinctBy(scope, (code) => code.toLowerCase());
}

function byStream(wanted: readonly Wanted[]): Map<string, Next[]> {
  const next = new Map<string, Next[]>();
  for (const {stream, marketplace = null, ranges} of wanted) {
    const own = ranges.map(({from, to}) => ({from: formatInstant(from), to: formatInstant(to), marketplace}));
    next.set(stream, [...(next.get(stream) ?? []), ...own]);
  }
  return next;
}
