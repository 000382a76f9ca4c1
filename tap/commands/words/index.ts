// All commands of the command line. Only what is needed to parse it, so that --discover and --about start fast.

import {estimate} from './estimate.ts';
import {main} from './main.ts';
export const WORDS = [main, estimate, plan, state] as const satisfies readonly Word[];

export type Command = ReturnType<(typeof WORDS)[number]['read']>;
