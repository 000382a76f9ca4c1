// The tap under simulation: the program's own runTap, with a simulated runtime in place of the real one.

import {runTap} from '../../tap/commands/sync.ts';
import type {Input, Services} from '../../tap/run/context.ts';
import type {Messages} from '../../tap/run/messages.ts';

/** `messages`: what makes lines of what the run says; by default, Singer's. */
export type Given = Input & Services & {readonly messages?: Messages};

/** Resolves once everything has been read and written, like a program that exits with code 0. */
export type Tap = (given: Given) => Promise<void>;

export const engine: Tap = (given) => runTap(given, given, given.messages);
