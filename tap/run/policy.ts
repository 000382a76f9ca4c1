// The policy for personal data, as the config and the list of erased orders describe it.

import type {Micros} from '../../values/instant.ts';
import {Hashes} from '../streams/personal/hash.ts';
import {Policy} from '../streams/personal/policy.ts';
import type {Read} from '../streams/values.ts';
import type {Input} from './context.ts';

type Reach = {
  /** The instant up to which the run reads; age is counted to it. */
  readonly upper: Micros;
  /** The fields from which age is counted: the first of them that has a date. */
  readonly dates: readonly string[];
  /** Reads such a field, if it is not written like other instants. */
  readonly readDate?: (value: unknown) => Read;
};

export function policyOf({config, isErased}: Pick<Input, 'config' | 'isErased'>, reach: Reach): Policy {
  const {personalData: modes, personalDataKey: key, personalDataMaxAgeDays: maxAgeDays} = config;
  return new Policy({...reach, modes, maxAgeDays, isErased, hashes: key === undefined ? undefined : new Hashes(key)});
}
