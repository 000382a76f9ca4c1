// The policy for personal data, as the config and the list of erased orders describe it.

import type {Micros} from '../../values/instant.ts';
import {Hashes} from '../streams/personal/hash.ts';
import {Policy} from '../streams/personal/policy.ts';
import type {Input} from './context.ts';

/** @param upper the instant up to which the run reads; the age of an order is counted to it */
export function policyOf({config, isErased}: Pick<Input, 'config' | 'isErased'>, upper: Micros): Policy {
  const {personalData: modes, personalDataKey: key, personalDataMaxAgeDays: maxAgeDays} = config;
  return new Policy({modes, maxAgeDays, upper, isErased, hashes: key === undefined ? undefined : new Hashes(key)});
}
