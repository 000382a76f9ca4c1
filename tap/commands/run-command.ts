// Runs a command that needs the user's files or the network. Loaded only when needed, so that the others start faster.

import type {Command} from '../cli.ts';
import type {Services} from '../run/context.ts';
import {schema} from './schema.ts';
import {runTap} from './sync.ts';
import {test} from './test.ts';
import {withInput} from './with-input.ts';

/** The commands that are run here. */
export type LongCommand = Exclude<Command, {kind: 'text' | 'discover' | 'about'}>;

type Standard = Omit<Services, 'runtime'>;

type Named<K, C = LongCommand> = C extends {readonly kind: infer Kinds} ? (K extends Kinds ? C : never) : never;

type Runs = {readonly [K in LongCommand['kind']]: (command: Named<K>, standard: Standard) => Promise<void>};

// A command that few runs use is loaded when it is asked for.
const RUNS: Runs = {
  sync: withInput((input, services) => runTap(input, services)),
  test: withInput(test),
  schema: withInput(schema),
  'state merge': async (command, standard) => (await import('./state/merge.ts')).stateMerge(command, standard),
  'state show': async (command, standard) => (await import('./state/show.ts')).stateShow(command, standard),
  'airbyte spec': async (_command, standard) => (await import('./airbyte/spec.ts')).spec(standard),
  'airbyte check': async (command, standard) => (await import('./airbyte/check.ts')).check(command, standard),
  'airbyte discover': async (command, standard) => (await import('./airbyte/discover.ts')).discover(command, standard),
  'airbyte read': async (command, standard) => (await import('./airbyte/read.ts')).read(command, standard),
  init: async (command, standard) => (await import('./init/init.ts')).init(command, standard),
  hash: async (command, standard) => (await import('./hash/hash.ts')).hash(command, standard),
  views: async (command, standard) => (await import('./views/views.ts')).views(command, standard),
  estimate: withInput(async (...all) => (await import('./estimate.ts')).runEstimate(...all)),
  plan: withInput(async (...all) => (await import('./plan.ts')).runPlan(...all)),
  verify: withInput(async (...all) => (await import('./verify.ts')).verify(...all)),
};

/** @throws TapError */
export const runCommand = <C extends LongCommand>(command: C, standard: Standard): Promise<void> =>
  (RUNS[command.kind] as (command: C, standard: Standard) => Promise<void>)(command, standard);
