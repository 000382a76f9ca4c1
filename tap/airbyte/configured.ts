// Reads the catalog that Airbyte configures: the streams to read, each with its columns and its sync mode.

import {isAutomatic, isSelectedByDefault} from '../../catalog/discover.ts';
import {repeatedStreams} from '../../catalog/repeated-streams.ts';
import {type StreamId, streamSchemas, streamsIn} from '../../catalog/streams.ts';
import type {ColumnSchema, SelectedStream} from '../../catalog/types.ts';
import type {ApiVersion} from '../../values/api-version.ts';
import type {Checked, Finding} from '../../values/fault.ts';
import {isObject, objectOf, ownValue} from '../../values/json.ts';
import {inList, inWords, unexpected} from '../../values/words.ts';
import {isBare} from '../streams/packages.ts';

type Place = {
  /** The file name, for reporting faults. */
  readonly where: string;
  readonly apiVersion: ApiVersion;
};

/** An entry without faults. Members that are null are as good as absent. */
type Entry = {
  readonly stream: {readonly name: string; readonly json_schema?: unknown};
  readonly sync_mode: 'full_refresh' | 'incremental';
};

/** The streams in the tap's order. */
export function readConfigured(value: unknown, {where, apiVersion}: Place): Checked<SelectedStream[]> {
  const faults = [...catalogFaults(value)].map((finding) => ({where, ...finding}));
  if (faults.length > 0) return {value: undefined, faults, warnings: []};
  const entries = (value as {readonly streams: readonly Entry[]}).streams;
  const known = streamsIn(apiVersion);
  const streams = known.flatMap((id) => entries.filter(({stream}) => stream.name === id).map((entry) => of(id, entry)));
  const unknown = entries.map(({stream}) => stream.name).filter((name) => !known.some((id) => id === name));
  const warnings = [
    ...unknown.map((name) => `there is no stream ${inWords(name)}, so nothing is read of it`),
    ...entries.flatMap(columnWarnings),
  ];
  return {value: streams, faults, warnings: warnings.map((warning) => `${where}: ${warning}`)};
}

const of = (id: StreamId, entry: Entry): SelectedStream => ({
  id,
  name: id,
  columns: columnsOf(id, entry),
  replicationMethod: entry.sync_mode === 'full_refresh' ? 'FULL_TABLE' : streamSchemas[id]['x-replication-method'],
});

/** The columns in the configured schema, or those selected by default if it lists none; keys are always sent. */
function columnsOf(id: StreamId, {stream}: Entry): string[] {
  const listed = ownValue(stream.json_schema, 'properties');
  const schema = streamSchemas[id];
  const isChosen = (name: string, column: ColumnSchema) =>
    isObject(listed) && !isBare(listed) ? Object.hasOwn(listed, name) : isSelectedByDefault(column);
  return Object.entries(schema.properties)
    .filter(([name, column]) => isAutomatic(schema, name) || isChosen(name, column))
    .map(([name]) => name);
}

function columnWarnings({stream}: Entry): string[] {
  const schema = Object.entries(streamSchemas).find(([id]) => id === stream.name)?.[1];
  if (schema === undefined) return [];
  const unknown = Object.keys(objectOf(ownValue(stream.json_schema, 'properties'))).filter(
    (name) => !Object.hasOwn(schema.properties, name),
  );
  return unknown.length === 0 ? [] : [`${stream.name} has no columns ${inList(unknown)}, so they are not sent`];
}

function* catalogFaults(catalog: unknown): Generator<Finding> {
  const streams = ownValue(catalog, 'streams');
  if (!isObject(catalog)) return yield unexpected('', catalog, CATALOG);
  if (!Array.isArray(streams)) return yield unexpected('/streams', streams, CATALOG);
  for (const [index, entry] of streams.entries()) yield* entryFaults(entry, `/streams/${index}`);
  const names = streams.map((entry) => ownValue(ownValue(entry, 'stream'), 'name'));
  yield* repeatedStreams(names, 'stream/name');
}

const CATALOG = 'a configured catalog of Airbyte, {"streams": [{"stream": {"name": "order", ...}, "sync_mode": ...}]}';

function* entryFaults(entry: unknown, at: string): Generator<Finding> {
  if (!isObject(entry)) return yield unexpected(at, entry, 'an object with stream and sync_mode');
  const name = ownValue(entry.stream, 'name');
  if (typeof name !== 'string') yield unexpected(`${at}/stream/name`, name, 'the name of a stream');
  if (!SYNC_MODES.includes(entry.sync_mode))
    yield {
      pointer: `${at}/sync_mode`,
      found: 'is a mode that this tap does not support',
      expected: SYNC_MODES.join(' or '),
    };
}

const SYNC_MODES: readonly unknown[] = ['full_refresh', 'incremental'];
