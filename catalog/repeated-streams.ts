// Finds the streams that a catalog, in either format, lists more than once.

import type {Finding} from '../values/fault.ts';
import {inWords} from '../values/words.ts';

/**
 * @param names the name of each entry; what is not a string is another fault
 * @param member the path of the name within an entry
 */
export function* repeatedStreams(names: readonly unknown[], member: string): Generator<Finding> {
  for (const [index, name] of names.entries())
    if (typeof name === 'string' && names.indexOf(name) < index)
      yield {
        pointer: `/streams/${index}/${member}`,
        found: `repeats ${inWords(name)}`,
        expected: 'each stream only once',
      };
}
