// Runs a command on the user's files, which are read and checked first.

import {keepHeapSmall} from '../process/heap.ts';
import {nodeRuntime} from '../process/runtime.ts';
import type {Input, Services} from '../run/context.ts';
import {exposureWarnings} from './exposed.ts';
import {type LoadOptions, loadInput} from './input.ts';
import {readInput} from './read-input.ts';
import {reportPlace} from './report-place.ts';
import type {Files} from './words/given.ts';

type Work<C> = (input: Input, services: Services, command: C) => Promise<void>;

type Load = (files: Files, options: LoadOptions) => Input;

/** Makes a command out of what it does with the checked input. @throws TapError */
export const withInput =
  <C extends {readonly kind: string; readonly files: Files}>(work: Work<C>, load: Load = loadInput) =>
  async (command: C, services: Omit<Services, 'runtime'>): Promise<void> => {
    keepHeapSmall();
    const {kind, files} = command;
    const place = {env: process.env, folder: process.cwd()};
    const {contents, config} = await readInput(files, {...place, signal: services.signal});
    // Not even the report of a run that is refused for it may replace the list of erased orders.
    services.facts.isReportRefused = reportPlace(files, config.erasedPath).faults.length > 0;
    // Only --test warns, because Meltano writes such files for every run.
    if (kind === 'test') for (const warning of exposureWarnings(files.configs, contents)) services.log.warning(warning);
    const input = load(files, {...place, log: services.log, contents, config});
    const runtime = nodeRuntime(() => services.output.waitedMs);
    await work(input, {...services, runtime}, command);
  };
