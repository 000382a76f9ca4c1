// Selects the streams and columns that a catalog asks for, following Singer's rules; knows nothing about files.

import type {Checked} from '../values/fault.ts';
import type {JsonObject} from '../values/json.ts';
import {catalogFaults} from './catalog-faults.ts';
import {discover, isAutomatic, isSelectedByDefault} from './discover.ts';
import {type GivenEntry, legacyColumn, legacyStream, metadataOf} from './entry.ts';
import {streamIds, streamSchemas} from './streams.ts';
import type {ReplicationMethod, SelectedStream, StreamSchema} from './types.ts';
import {type Chosen, wishesOf} from './wishes.ts';

type CatalogInput = {
  /** The parsed catalog; undefined selects every stream and column that is selected by default. */
  readonly catalog: unknown;
  /** The file name, for reporting faults. */
  readonly where: string;
  /** The setting `stream_prefix`. */
  readonly prefix: string;
};

/** The selected streams, in the tap's order, not the catalog's. */
export function select({catalog, where, prefix}: CatalogInput): Checked<SelectedStream[]> {
  const given = catalog === undefined ? discover() : catalog;
  const faults = [...catalogFaults(given)].map((finding) => ({where, ...finding}));
  if (faults.length > 0) return {value: undefined, faults, warnings: []};
  const chosen = chosenEntries((given as {streams: GivenEntry[]}).streams);
  const value = chosen.map((stream) => selectedStream(stream, prefix));
  return {value, faults, warnings: [...warningsOf(chosen, prefix)].map((warning) => `${where}: ${warning}`)};
}

const chosenEntries = (entries: readonly GivenEntry[]): Chosen[] =>
  streamIds.flatMap((id) =>
    entries
      .filter((entry) => entry.tap_stream_id === id && isStreamSelected(entry))
      .map((entry) => ({id, schema: streamSchemas[id], entry})),
  );

const selectedStream = ({id, schema, entry}: Chosen, prefix: string): SelectedStream => ({
  id,
  name: prefix + id,
  columns: Object.keys(schema.properties).filter((name) => isColumnSelected(schema, entry, name)),
  replicationMethod: replicationMethod(schema, entry),
});

const isStreamSelected = (entry: GivenEntry): boolean =>
  isSelected({metadata: metadataOf(entry), legacy: legacyStream(entry), byDefault: true});

function isColumnSelected(schema: StreamSchema, entry: GivenEntry, name: string): boolean {
  const column = schema.properties[name];
  if (column === undefined || isAutomatic(schema, name)) return column !== undefined;
  if (!isListed(entry, name)) return false;
  const metadata = metadataOf(entry, 'properties', name);
  return isSelected({metadata, legacy: legacyColumn(entry, name), byDefault: isSelectedByDefault(column)});
}

type Marks = {readonly metadata: JsonObject; readonly legacy: JsonObject; readonly byDefault: boolean};

/**
 * `selected` overrides a default, and `selected` in the metadata overrides `selected` elsewhere, as in old-style
 * catalogs.
 */
function isSelected({metadata, legacy, byDefault}: Marks): boolean {
  const inclusion = metadata.inclusion ?? legacy.inclusion;
  if (inclusion === 'automatic') return true;
  if (inclusion === 'unsupported') return false;
  const marks = [metadata.selected, legacy.selected, metadata['selected-by-default'], byDefault];
  return marks.find((mark) => typeof mark === 'boolean') ?? false;
}

/** FULL_TABLE if the catalog asks for it. A stream without a replication key is always FULL_TABLE. */
function replicationMethod(schema: StreamSchema, entry: GivenEntry): ReplicationMethod {
  const asked = metadataOf(entry)['replication-method'] ?? entry.replication_method;
  return asked === 'FULL_TABLE' ? asked : schema['x-replication-method'];
}

function* warningsOf(chosen: readonly Chosen[], prefix: string): Generator<string> {
  if (chosen.length === 0) yield 'no stream is selected: nothing will be read';
  const missing = chosen.flatMap(({id, schema, entry}) => missingColumns(schema, entry).map((name) => `${id}.${name}`));
  if (missing.length > 0)
    yield `does not list these columns, so they are not sent (--discover lists them): ${missing.join(', ')}`;
  for (const stream of chosen) {
    const wishes = wishesOf(stream, prefix);
    if (wishes.length > 0)
      yield `${stream.id}: the tap does not support what the catalog asks for: ${wishes.join('; ')}`;
  }
}

const missingColumns = (schema: StreamSchema, entry: GivenEntry): string[] =>
  Object.entries(schema.properties)
    .filter(([name, column]) => isSelectedByDefault(column) && !isAutomatic(schema, name) && !isListed(entry, name))
    .map(([name]) => name);

const isListed = (entry: GivenEntry, name: string): boolean => Object.hasOwn(entry.schema.properties, name);
