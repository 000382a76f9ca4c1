// Implements --discover: prints the catalog, without a config or the network.

import {discover as catalog} from '../../catalog/discover.ts';
import {type Patterns, verdictOf} from '../../catalog/patterns.ts';
import {InputError} from '../errors.ts';

/** @throws InputError for patterns that match nothing */
export function discover(patterns: Patterns): string {
  const {value: verdict, faults} = verdictOf(patterns);
  if (verdict === undefined) throw InputError.of(faults);
  return `${JSON.stringify(catalog(verdict), null, 2)}\n`;
}
