// Reads a config from its sources as the program does.

import type {Config} from '../../config/config.ts';
import type {Environment} from '../../config/sources.ts';
import {loadInput} from '../../tap/commands/input.ts';

export type LoadedConfig = {readonly config: Config; readonly warnings: string[]};

/** @param warnings receives the warnings, even if the function throws */
export function loadConfig(sources: readonly string[], env: Environment, folder = process.cwd()): LoadedConfig {
  const warnings: string[] = [];
  const log = {conceal: () => {}, info: () => {}, warning: (message: string) => void warnings.push(message)};
  const files = {configs: sources, catalog: undefined, state: undefined, patterns: {select: [], deselect: []}};
  const {config} = loadInput(files, {env, folder, log});
  return {config, warnings};
}
