// Reads the files that a command needs: those that the command line names, and the one that the config names.

import type {ReadConfig} from '../../config/read.ts';
import {type Contents, isStdin, readFiles} from '../process/read-files.ts';
import {MOST_ERASED_BYTES} from './erased/load.ts';
import {ENV} from './flags.ts';
import {type ConfigOptions, loadConfig} from './load-config.ts';
import type {Files} from './words/given.ts';

type ReadOptions = Omit<ConfigOptions, 'contents'> & {readonly signal: AbortSignal};

type ReadInput = {readonly contents: Contents; readonly config: ReadConfig};

/** @throws the signal's reason when it is aborted */
export async function readInput(files: Files, {env, folder, signal}: ReadOptions): Promise<ReadInput> {
  const contents = await readFiles(pathsOf(files), signal);
  const config = loadConfig(files.configs, {env, folder, contents});
  const {erasedPath} = config;
  if (erasedPath === undefined || isStdin(erasedPath)) return {contents, config};
  const list = await readFiles([erasedPath], signal, MOST_ERASED_BYTES);
  return {contents: (path) => (path === erasedPath ? list : contents)(path), config};
}

/** The files named on the command line. */
const pathsOf = ({configs, catalog, state}: Files): string[] =>
  [...configs, catalog ?? [], state ?? []].flat().filter((path) => path !== ENV);
