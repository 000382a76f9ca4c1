// Finds everything that a catalog asks for but the tap does not support, such as different keys, names and types.
// Meltano's extras can add such requests.

import {objectOf, ownValue} from '../values/json.ts';
import {describe, inList} from '../values/words.ts';
import {type GivenEntry, metadataOf} from './entry.ts';
import type {StreamId} from './streams.ts';
import type {ColumnSchema, StreamSchema} from './types.ts';

/** A selected stream, with the tap's own schema and its entry in the catalog. */
export type Chosen = {
  readonly id: StreamId;
  readonly schema: StreamSchema;
  readonly entry: GivenEntry;
  /** Whether a pattern selects or deselects a column; undefined if none does. */
  readonly asked: (column: string) => boolean | undefined;
};

/**
 * Returns a phrase for each unsupported wish, which also says what the tap does instead.
 *
 * @param prefix the setting `stream_prefix`
 */
export function wishesOf({id, schema, entry}: Chosen, prefix: string): string[] {
  const metadata = metadataOf(entry);
  const wishes = [
    ...nameWishes(entry, [id, prefix + id]),
    ...keyWishes([entry.key_properties, metadata['key-properties'], metadata['table-key-properties']], schema),
    ...replicationWishes([entry.replication_key, metadata['replication-key']], schema),
    ...methodWishes([entry.replication_method, metadata['replication-method']], schema),
    ...typeWishes(entry, schema),
  ];
  return [...new Set(wishes)];
}

const nameWishes = ({stream}: GivenEntry, names: readonly string[]): string[] =>
  isUnset(stream) || names.includes(stream as string)
    ? []
    : [`the name ${shown(stream)} (it is ${names.at(-1)}; see stream_prefix)`];

function keyWishes(wanted: readonly unknown[], schema: StreamSchema): string[] {
  const keys = schema['x-key-properties'];
  return wanted
    .filter((wish) => !isUnset(wish) && !isSameSet(wish, keys))
    .map((wish) => `the keys ${shown(wish)} (they are ${keys.join(', ')})`);
}

const replicationWishes = (wanted: readonly unknown[], schema: StreamSchema): string[] =>
  wanted
    .filter((wish) => !isUnset(wish) && wish !== schema['x-replication-key'])
    .map((wish) => `the replication key ${shown(wish)} (it is ${schema['x-replication-key'] ?? 'none'})`);

/** Any stream supports FULL_TABLE, but only a stream with a replication key supports INCREMENTAL. */
const methodWishes = (wanted: readonly unknown[], {'x-replication-method': own}: StreamSchema): string[] =>
  wanted
    .filter((wish) => wish === 'INCREMENTAL' && own !== wish)
    .map((wish) => `the replication method ${wish} (it is ${own})`);

const typeWishes = ({schema: {properties}}: GivenEntry, schema: StreamSchema): string[] =>
  Object.entries(schema.properties)
    .filter(([name, column]) => isOtherType(ownValue(properties, name), column))
    .map(([name, {type}]) => `another type of ${name} (it is ${[type].flat().join(' or ')})`);

/** In old or hand-written catalogs, a column may have no type, which is not a request for a different one. */
function isOtherType(wish: unknown, {type, format}: ColumnSchema): boolean {
  const {type: wanted, format: wantedFormat} = objectOf(wish);
  const isOther = !isUnset(wanted) && !isSameSet([wanted].flat(), [type].flat());
  return isOther || (!isUnset(wantedFormat) && wantedFormat !== format);
}

const isUnset = (wish: unknown): boolean => wish === undefined || wish === null || wish === '';

const isSameSet = (wish: unknown, own: readonly string[]): boolean =>
  Array.isArray(wish) && wish.length === own.length && own.every((item) => wish.includes(item));

/** Quotes a wish that is a string or an array of strings; names the type of any other wish. */
function shown(wish: unknown): string {
  const words: unknown[] = [wish].flat();
  const isPlain = words.length > 0 && words.every((word) => typeof word === 'string' && /^[\w.-]{1,63}$/.test(word));
  return isPlain ? inList(words) : `as ${describe(wish)}`;
}
