// Plans the runs of an engine that reads one day after another, and repeats a day until it is complete.

import type {Kept} from '../kept.ts';
import type {Plan} from '../plan.ts';
import {planLike} from '../reading.ts';
import type {Surroundings} from '../surroundings.ts';
import {DAY, HOUR, SECOND} from '../time.ts';

export class Days {
  /** Where the first day begins. */
  first: number | undefined;

  /** Where the next day begins; undefined before the first. */
  start({plan, isComplete}: Kept): number | undefined {
    const {startDate, endDate} = plan?.reading ?? {};
    return isComplete ? endDate : startDate;
  }

  next({reading}: Plan, kept: Kept, {traits, chance, clock}: Surroundings): Plan {
    const until = Math.floor(clock.nowMs) * 1000 - 8 * HOUR;
    const startDate = this.start(kept) ?? until - DAY;
    this.first ??= startDate;
    const repeated = kept.isComplete ? undefined : kept.plan?.reading.endDate;
    const endDate = repeated ?? Math.max(until, startDate + SECOND);
    return planLike(traits, chance, {...reading, fullTable: [], startDate, endDate});
  }
}
