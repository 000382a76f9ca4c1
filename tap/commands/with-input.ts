// Runs a command that reads the user's files. Loaded only when needed, so that the other commands start faster.

import type {Command, Files} from '../cli.ts';
import {keepHeapSmall} from '../process/heap.ts';
import {readFiles} from '../process/read-files.ts';
import {nodeRuntime} from '../process/runtime.ts';
import type {Services} from '../run/context.ts';
import {exposureWarnings} from './exposed.ts';
import {ENV} from './flags.ts';
import {loadInput} from './input.ts';
import {schema} from './schema.ts';
import {runTap} from './sync.ts';
import {test} from './test.ts';

const COMMANDS = {sync: runTap, test, schema};

/** @throws TapError */
export async function runWithInput(
  {kind, files}: Extract<Command, {kind: keyof typeof COMMANDS}>,
  services: Omit<Services, 'runtime'>,
): Promise<void> {
  keepHeapSmall();
  const contents = await readFiles(pathsOf(files), services.signal);
  // Only --test warns, because Meltano writes such files for every run.
  if (kind === 'test') for (const warning of exposureWarnings(files.configs, contents)) services.log.warning(warning);
  const input = loadInput(files, {env: process.env, folder: process.cwd(), log: services.log, contents});
  const runtime = nodeRuntime(() => services.output.waitedMs);
  await COMMANDS[kind](input, {...services, runtime});
}

const pathsOf = ({configs, catalog, state}: Files): string[] =>
  [...configs, catalog ?? [], state ?? []].flat().filter((path) => path !== ENV);
