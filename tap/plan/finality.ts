// From when on nothing may be claimed yet. Pure.

import type {Config} from '../../config/config.ts';
import type {Finality} from '../../state/state.ts';
import {DAY, type Micros} from '../../values/instant.ts';

/** @param now the server's clock */
export function finalityOf({lookbackDays}: Pick<Config, 'lookbackDays'>, now: Micros): Finality {
  const lookback = Math.round(lookbackDays * DAY);
  return {lookback, final: now - lookback};
}
