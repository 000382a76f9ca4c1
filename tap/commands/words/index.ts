// All commands of the command line. Only what is needed to parse it, so that --discover and --about start fast.

import {AIRBYTE} from './airbyte.ts';
import {estimate} from './estimate.ts';
import {hash} from './hash.ts';
import {init} from './init.ts';
import {main} from './main.ts';
import {plan} from './plan.ts';
import {state} from './state.ts';
import {verify} from './verify.ts';
import {views} from './views.ts';
import type {Word} from './word.ts';

export const WORDS = [
  main,
  init,
  estimate,
  plan,
  verify,
  state,
  hash,
  views,
  ...AIRBYTE,
] as const satisfies readonly Word[];

export type Command = ReturnType<(typeof WORDS)[number]['read']>;
