// All cases, in execution order.

import type {Case} from './case.ts';
import {closedTarget} from './closed-target.ts';
import {full} from './full.ts';
import {latency} from './latency.ts';
import {limit} from './limit.ts';
import {slowTarget} from './slow-target.ts';
import {startUp} from './start-up.ts';

export const CASES: Readonly<Record<string, Case>> = {
  full,
  'start-up': startUp,
  latency,
  limit,
  'slow-target': slowTarget,
  'closed-target': closedTarget,
};
