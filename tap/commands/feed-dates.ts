// Refuses bookmarks of feeds that are in the future: the run would read nothing, and not say so.

import {datesBy} from '../../state/dated.ts';
import type {Fault} from '../../values/fault.ts';
import {DAY, formatInstant, type Micros} from '../../values/instant.ts';
import {pointer} from '../../values/json.ts';
import type {Input} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';

/** @param now the server's clock */
export const feedDateFaults = ({streams, state, places}: Input, now: Micros): Fault[] =>
  fedBy('stock', streams)
    .filter(({stream}) => stream.replicationMethod === 'INCREMENTAL')
    .flatMap(({stream: {name}}) => [...datesBy(state, name, 'feeds')].map(([feed, instant]) => ({name, feed, instant})))
    .filter(({instant}) => instant > now + DAY)
    .map(({name, feed, instant}) => ({
      where: places.state,
      pointer: pointer('bookmarks', name, 'feeds', feed),
      found: `is ${formatInstant(instant)}, which is in the future`,
      expected: "the state from this account's last run",
    }));
