// The command `estimate`.

import {formatFlag, INPUT_FLAGS} from '../flags.ts';
import {filesOf, type Given, once} from './given.ts';
import type {Word} from './word.ts';

const read = (given: Given) =>
  ({kind: 'estimate', files: filesOf(given), format: once(given, 'format') as 'text' | 'json'}) as const;

export type EstimateCommand = ReturnType<typeof read>;

export const estimate = {
  line: 'estimate',
  describe: 'counts the orders that a run would read, by month and marketplace, and the time that it would take',
  flags: {
    ...INPUT_FLAGS,
    format: formatFlag(['text', 'json'], 'a chart for people, or one line of JSON'),
  },
  read,
} satisfies Word;
