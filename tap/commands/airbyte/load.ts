// The input of Airbyte's commands. Only `read` has a catalog and a state, in Airbyte's formats.

import {readConfigured} from '../../airbyte/configured.ts';
import {readStreamStates} from '../../airbyte/given-state.ts';
import {withoutIgnored} from '../../airbyte/ignored.ts';
import {readJsonFile} from '../../files.ts';
import type {Input} from '../../run/context.ts';
import {type Formats, ifRead, type LoadOptions, loadInput} from '../input.ts';
import {loadConfig} from '../load-config.ts';
import type {Files} from '../words/given.ts';

const AIRBYTE: Formats = {
  catalog: (path, {apiVersion}, contents) =>
    path === undefined
      ? {value: undefined, faults: [NO_CATALOG], warnings: []}
      : ifRead(readJsonFile(path, 'catalog', contents), (value) => readConfigured(value, {where: path, apiVersion})),
  state: (path, bookmarks, contents) =>
    path === undefined
      ? readStreamStates([], {where: 'state', ...bookmarks})
      : ifRead(readJsonFile(path, 'state', contents), (value) => readStreamStates(value, {where: path, ...bookmarks})),
};

const NO_CATALOG = {where: '--catalog', pointer: '', found: 'no catalog was given', expected: 'a configured catalog'};

/** @throws InputError with all faults */
export const loadForRead = (files: Files, options: LoadOptions): Input =>
  loadInput(files, {...options, config: configOf(files, options)}, AIRBYTE);

/** The input of a command that has no other file than the config. @throws InputError with all faults */
export const loadSettings = (files: Files, options: LoadOptions): Input =>
  loadInput(files, {...options, config: configOf(files, options)});

const configOf = (files: Files, {config, ...options}: LoadOptions) =>
  withoutIgnored(config ?? loadConfig(files.configs, options));
