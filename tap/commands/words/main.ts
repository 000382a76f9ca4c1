// The command without a word: a sync, or what its flags ask for instead.

import {FLAGS, TEST_KINDS} from '../flags.ts';
import {filesOf, type Given, once, patternsOf} from './given.ts';
import type {Word} from './word.ts';

const read = (given: Given) => {
  if (given.discover) return {kind: 'discover', patterns: patternsOf(given), configs: filesOf(given).configs} as const;
  if (given.about) return {kind: 'about', format: once(given, 'format') as 'text' | 'json' | 'markdown'} as const;
  const kind = TEST_KINDS[once(given, 'test') ?? 'none'] ?? 'sync';
  return {kind, files: {...filesOf(given), ...(kind === 'sync' && {report: once(given, 'report')})}} as const;
};

export const main = {
  line: '$0',
  describe: 'reads a Lengow account and writes Singer messages',
  flags: FLAGS,
  read,
} satisfies Word;
