// Finds faults in a catalog and the JSON pointer to each; knows nothing about selection.

import type {Finding} from '../values/fault.ts';
import {isObject, type JsonObject, objectOf, ownValue} from '../values/json.ts';
import {inList, inWords, unexpected} from '../values/words.ts';
import type {GivenEntry} from './entry.ts';
import {repeatedStreams} from './repeated-streams.ts';
import {streamIds, streamSchemas} from './streams.ts';
import type {StreamSchema} from './types.ts';

const SEE = 'as --discover prints';

export function* catalogFaults(catalog: unknown): Generator<Finding> {
  if (!isObject(catalog)) return yield unexpected('', catalog, `{"streams": [...]} ${SEE} it`);
  if (!Array.isArray(catalog.streams))
    return yield unexpected('/streams', catalog.streams, `an array of streams ${SEE} it`);
  for (const [index, entry] of catalog.streams.entries()) yield* entryFaults(entry, `/streams/${index}`);
  const ids = catalog.streams.map((entry) => ownValue(entry, 'tap_stream_id'));
  yield* repeatedStreams(ids, 'tap_stream_id');
}

function* entryFaults(entry: unknown, at: string): Generator<Finding> {
  if (!isObject(entry)) return yield unexpected(at, entry, `an object ${SEE} it`);
  yield* [...methodFaults(entry, at), ...markFaults(entry, at), ...metadataFaults(entry.metadata, at)];
  yield* schemaFaults(entry.schema, `${at}/schema`);
  const id = entry.tap_stream_id;
  const pointer = `${at}/tap_stream_id`;
  if (typeof id !== 'string') return yield unexpected(pointer, id, oneOf(streamIds));
  const schema = schemaOf(id);
  if (!schema) return yield {pointer, found: `names an unknown stream, ${inWords(id)}`, expected: oneOf(streamIds)};
  yield* unknownColumns(entry as GivenEntry, schema, at);
}

function* metadataFaults(metadata: unknown, at: string): Generator<Finding> {
  if (metadata === undefined) return;
  if (!Array.isArray(metadata)) return yield unexpected(`${at}/metadata`, metadata, `an array ${SEE} it`);
  for (const [index, item] of metadata.entries()) yield* itemFaults(item, `${at}/metadata/${index}`);
}

function* itemFaults(item: unknown, at: string): Generator<Finding> {
  if (!isPath(ownValue(item, 'breadcrumb')))
    yield {pointer: `${at}/breadcrumb`, found: 'is not a path', expected: '[] or ["properties", "<column>"]'};
  const metadata = ownValue(item, 'metadata');
  if (!isObject(metadata)) return yield unexpected(`${at}/metadata`, metadata, 'an object such as {"selected": true}');
  yield* [...methodFaults(metadata, `${at}/metadata`), ...markFaults(metadata, `${at}/metadata`)];
}

/** `null` counts as absent. A string such as "true" is almost certainly a mistake, so it is reported as a fault. */
function* markFaults(marks: JsonObject, at: string): Generator<Finding> {
  for (const name of ['selected', 'selected-by-default'])
    if (!isUnset(marks[name]) && typeof marks[name] !== 'boolean')
      yield unexpected(`${at}/${name}`, marks[name], 'true or false, without quotes');
}

function* methodFaults(marks: JsonObject, at: string): Generator<Finding> {
  for (const name of ['replication_method', 'replication-method'])
    if (!isUnset(marks[name]) && marks[name] !== 'FULL_TABLE' && marks[name] !== 'INCREMENTAL')
      yield {
        pointer: `${at}/${name}`,
        found: 'is a method that this tap does not support',
        expected: 'INCREMENTAL or FULL_TABLE',
      };
}

const isUnset = (value: unknown): boolean => value === undefined || value === null;

function* schemaFaults(schema: unknown, at: string): Generator<Finding> {
  const columns = ownValue(schema, 'properties');
  if (!isObject(columns)) return yield unexpected(`${at}/properties`, columns, 'the columns that --discover lists');
  yield* markFaults(objectOf(schema), at);
  for (const [name, column] of Object.entries(columns)) yield* markFaults(objectOf(column), `${at}/properties/${name}`);
}

function* unknownColumns(entry: GivenEntry, schema: StreamSchema, at: string): Generator<Finding> {
  const names = [...Object.keys(objectOf(ownValue(entry.schema, 'properties'))), ...breadcrumbNames(entry.metadata)];
  const unknown = new Set(names.filter((name) => !Object.hasOwn(schema.properties, name)));
  if (unknown.size > 0)
    yield {
      pointer: at,
      found: `names columns that ${entry.tap_stream_id} does not have: ${inList(unknown)}`,
      expected: 'only columns that --discover lists',
    };
}

/** The columns named in the metadata. Streams are flat, so a nested path counts as an unknown column. */
function breadcrumbNames(metadata: unknown): string[] {
  const items: unknown[] = Array.isArray(metadata) ? metadata : [];
  return items
    .map((item) => ownValue(item, 'breadcrumb'))
    .filter((breadcrumb) => isPath(breadcrumb) && breadcrumb.length > 0)
    .map((breadcrumb) => nameIn(breadcrumb as string[]));
}

const isPath = (breadcrumb: unknown): breadcrumb is string[] =>
  Array.isArray(breadcrumb) && breadcrumb.every((part) => typeof part === 'string');

const nameIn = (breadcrumb: readonly string[]): string =>
  breadcrumb.length === 2 && breadcrumb[0] === 'properties' ? (breadcrumb[1] as string) : breadcrumb.join('/');

const schemaOf = (id: string): StreamSchema | undefined =>
  Object.entries(streamSchemas).find(([name]) => name === id)?.[1];

const oneOf = (names: readonly string[]): string => `one of ${names.join(', ')}`;
