// The tap under simulation: the program's own runTap, with a simulated runtime in place of the real one.

import {runTap} from '../../tap/commands/sync.ts';
import type {Input, Services} from '../../tap/run/context.ts';

export type Given = Input & Services;

/** Resolves once everything has been read and written, like a program that exits with code 0. */
export type Tap = (given: Given) => Promise<void>;

export const engine: Tap = (given) => runTap(given, given);
