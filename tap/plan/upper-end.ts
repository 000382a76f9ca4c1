// Up to when a run reads: never later than what the server's clock has surely passed. Pure.

import type {Micros} from '../../values/instant.ts';
import {SECOND} from '../../values/instant.ts';

type Times = {readonly now: Micros; readonly endDate: Micros | undefined};

// The server's `Date` counts whole seconds, and an order may get its stamp a moment before it can be seen.
const MARGIN = 2 * SECOND;

export const upperEnd = ({now, endDate}: Times): Micros => Math.min(now - MARGIN, endDate ?? Number.POSITIVE_INFINITY);
