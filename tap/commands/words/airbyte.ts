// The four commands by which Airbyte drives a source.

import type {Options} from 'yargs';
import {INPUT_FLAGS} from '../flags.ts';
import {type Files, filesOf, type Given} from './given.ts';
import type {Word} from './word.ts';

export type AirbyteCommand = {readonly kind: string; readonly files: Files};

const {config, catalog, state} = INPUT_FLAGS;

const word = <K extends string>(kind: K, describe: string, flags: Readonly<Record<string, Options>>) => ({
  line: kind,
  describe: `for Airbyte: ${describe}`,
  flags,
  read: (given: Given) => ({kind: `airbyte ${kind}`, files: filesOf(given)}) as const,
});

export const AIRBYTE = [
  word('spec', 'prints the settings', {}),
  word('check', 'tries the settings', {config}),
  word('discover', 'prints all streams and columns that the settings permit', {config}),
  word('read', 'reads the account and writes Airbyte messages', {
    config,
    catalog: {...catalog, describe: 'the configured catalog: which streams and columns to read, and how'},
    state: {...state, describe: 'the states of the streams, as an array'},
  }),
] as const satisfies readonly Word[];
