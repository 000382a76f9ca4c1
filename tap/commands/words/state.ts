// `tap-lengow state`: works on state files, without the network.

import {formatFlag, INPUT_FLAGS} from '../flags.ts';
import {filesOf, type Given, many, once} from './given.ts';
import type {Word} from './word.ts';

const read = (given: Given) =>
  ({
    kind: once(given, 'action') === 'merge' ? 'state merge' : 'state show',
    paths: many(given, 'files'),
    files: filesOf(given),
    format: once(given, 'format') as 'text' | 'json',
  }) as const;

export const state = {
  line: 'state <action> [files..]',
  describe: 'merge FILE...: combines what several states claim; show FILE: reports what a state claims',
  flags: {
    action: {choices: ['merge', 'show']},
    files: {type: 'string', array: true, describe: 'state files; - is stdin, where each line is a state'},
    config: {...INPUT_FLAGS.config, describe: 'show also reports what the next run with this config would read'},
    format: formatFlag(['text', 'json'], 'the format of show'),
  },
  read,
} as const satisfies Word;
