// What is wrong with a catalog, fault by fault with its JSON pointer; knows nothing of selection.

import {isObject, type JsonObject, objectOf, ownValue} from '../values/json.ts';
import type {GivenEntry} from './entry.ts';
import {streamSchemas} from './streams.ts';
import type {StreamSchema} from './types.ts';

const MEND = 'compare with what --discover prints';

export function* catalogFaults(catalog: unknown): Generator<string> {
  if (!isObject(catalog)) return yield `is no JSON object; expected {"streams": […]}: ${MEND}`;
  if (!Array.isArray(catalog.streams)) return yield `/streams is no list; expected one entry for each stream: ${MEND}`;
  for (const [index, entry] of catalog.streams.entries()) yield* entryFaults(entry, `/streams/${index}`);
  yield* repeatedStreams(catalog.streams);
}

function* entryFaults(entry: unknown, at: string): Generator<string> {
  if (!isObject(entry)) return yield `${at} is no object; expected a stream: ${MEND}`;
  yield* [...methodFaults(entry, at), ...markFaults(entry, at), ...metadataShapeFaults(entry.metadata, at)];
  yield* schemaFaults(entry.schema, `${at}/schema`);
  const id = entry.tap_stream_id;
  if (typeof id !== 'string') return yield `${at}/tap_stream_id is no text; expected ${oneOf(streamIds)}`;
  const schema = schemaOf(id);
  if (!schema) return yield `${at}/tap_stream_id names an unknown stream, ${id}; expected ${oneOf(streamIds)}`;
  yield* unknownColumns(entry as GivenEntry, schema, at);
}

function* repeatedStreams(entries: readonly unknown[]): Generator<string> {
  const ids = entries.map((entry) => ownValue(entry, 'tap_stream_id'));
  for (const [index, id] of ids.entries())
    if (typeof id === 'string' && ids.indexOf(id) < index)
      yield `/streams/${index}/tap_stream_id repeats ${id}; expected each stream once: remove one of the two`;
}

function* metadataShapeFaults(metadata: unknown, at: string): Generator<string> {
  if (metadata === undefined) return;
  if (!Array.isArray(metadata)) return yield `${at}/metadata is no list; expected breadcrumbs with metadata: ${MEND}`;
  for (const [index, item] of metadata.entries()) yield* itemFaults(item, `${at}/metadata/${index}`);
}

function* itemFaults(item: unknown, at: string): Generator<string> {
  const breadcrumb = ownValue(item, 'breadcrumb');
  const isPath = Array.isArray(breadcrumb) && breadcrumb.every((part) => typeof part === 'string');
  if (!isPath) yield `${at}/breadcrumb is no list of texts; expected [] or ["properties", "<column>"]`;
  const metadata = ownValue(item, 'metadata');
  if (!isObject(metadata)) return yield `${at}/metadata is no object; expected {"selected": true} or the like`;
  yield* [...methodFaults(metadata, `${at}/metadata`), ...markFaults(metadata, `${at}/metadata`)];
}

/** `null` is as good as nothing, and what stands in quotes would be taken for nothing. */
function* markFaults(marks: JsonObject, at: string): Generator<string> {
  for (const name of ['selected', 'selected-by-default'])
    if (!isUnset(marks[name]) && typeof marks[name] !== 'boolean')
      yield `${at}/${name} is neither true nor false; expected one of them, without quotes`;
}

function* methodFaults(marks: JsonObject, at: string): Generator<string> {
  for (const name of ['replication_method', 'replication-method'])
    if (!isUnset(marks[name]) && marks[name] !== 'FULL_TABLE' && marks[name] !== 'INCREMENTAL')
      yield `${at}/${name} is no method of this tap; expected INCREMENTAL or FULL_TABLE`;
}

const isUnset = (value: unknown): boolean => value === undefined || value === null;

function* schemaFaults(schema: unknown, at: string): Generator<string> {
  const columns = ownValue(schema, 'properties');
  if (!isObject(columns)) return yield `${at}/properties is no object; expected the stream's columns: ${MEND}`;
  yield* markFaults(objectOf(schema), at);
  for (const [name, column] of Object.entries(columns)) yield* markFaults(objectOf(column), `${at}/properties/${name}`);
}

function* unknownColumns(entry: GivenEntry, schema: StreamSchema, at: string): Generator<string> {
  const names = [...Object.keys(objectOf(ownValue(entry.schema, 'properties'))), ...breadcrumbNames(entry.metadata)];
  const unknown = new Set(names.filter((name) => !Object.hasOwn(schema.properties, name)));
  if (unknown.size > 0)
    yield `${at} names fields that ${entry.tap_stream_id} does not have: ${[...unknown].join(', ')}; remove them, or ${MEND}`;
}

/** The columns that the metadata speaks of; a deeper path is no column of a flat stream. */
function breadcrumbNames(metadata: unknown): string[] {
  const items: unknown[] = Array.isArray(metadata) ? metadata : [];
  return items
    .map((item) => ownValue(item, 'breadcrumb'))
    .filter((breadcrumb) => Array.isArray(breadcrumb) && breadcrumb.length > 0)
    .map((breadcrumb) => nameIn((breadcrumb as unknown[]).map(String)));
}

const nameIn = (breadcrumb: readonly string[]): string =>
  breadcrumb.length === 2 && breadcrumb[0] === 'properties' ? String(breadcrumb[1]) : breadcrumb.join('/');

const streamIds = Object.keys(streamSchemas);

const schemaOf = (id: string): StreamSchema | undefined =>
  Object.entries(streamSchemas).find(([name]) => name === id)?.[1];

const oneOf = (names: readonly string[]): string => `one of ${names.join(', ')}`;
