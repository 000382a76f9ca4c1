// What a run may claim, and whose state it may go on from: the same for both versions of the API.

import type {Config} from '../../config/config.ts';
import type {Micros} from '../../values/instant.ts';
import {InputError} from '../errors.ts';
import {finalityOf} from '../plan/finality.ts';
import {accountRefusals} from '../plan/refused.ts';
import {upperEnd} from '../plan/spans.ts';
import type {Input, Source} from '../run/context.ts';
import {able} from '../run/feeds.ts';

/** @param certainly a time that has certainly passed by the server's clock; later responses may show an earlier one */
export const claimableBy =
  (config: Config, certainly: () => Micros): Source['claimable'] =>
  () => {
    const now = certainly();
    return {
      upper: upperEnd({now, endDate: config.endDate}),
      finality: (stream) => finalityOf(config, stream, now),
    };
  };

/** @throws InputError if the state belongs to another account */
export function refuseOthers(id: number, {streams, state, places}: Pick<Input, 'streams' | 'state' | 'places'>): void {
  const refusals = accountRefusals(id, {streams: able('resume', streams), state, places});
  if (refusals.length > 0) throw new InputError(refusals.join('\n'));
}
