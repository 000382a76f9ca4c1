// `tap-lengow hash`: prints the hashes of values, without the network.

import {type PersonalClass, personalClasses} from '../../../values/personal.ts';
import {InputError} from '../../errors.ts';
import {INPUT_FLAGS} from '../flags.ts';
import {filesOf, type Given, once} from './given.ts';
import type {Word} from './word.ts';

const read = (given: Given) => {
  const {configs} = filesOf(given);
  const personalClass = classOf(given);
  if (configs.includes(STDIN))
    throw new InputError('--config must be a file or ENV, because stdin has the values; see tap-lengow hash --help');
  return {kind: 'hash', personalClass, configs} as const;
};

const STDIN = '/dev/stdin';

export type HashCommand = ReturnType<typeof read>;

/** @throws InputError, without quoting what was given: it may be a value */
function classOf(given: Given): PersonalClass {
  const name = once(given, 'class');
  const known = personalClasses.find((one) => one === name);
  if (known === undefined)
    throw new InputError(`hash needs a class, one of ${personalClasses.join(', ')}; see tap-lengow hash --help`);
  return known;
}

export const hash = {
  line: 'hash [class]',
  describe: 'prints the hashes of personal values that are read from stdin, one per line',
  flags: {
    class: {type: 'string', describe: `the class of the values: ${personalClasses.join(', ')}`},
    config: {...INPUT_FLAGS.config, describe: 'the config with personal_data_key; a file, or ENV'},
  },
  read,
} as const satisfies Word;
