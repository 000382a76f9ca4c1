// Selects the streams and columns that a catalog and patterns ask for, following Singer's rules; knows nothing about
// files.

import type {ApiVersion} from '../values/api-version.ts';
import type {Checked} from '../values/fault.ts';
import type {JsonObject} from '../values/json.ts';
import {absentFaults} from './absent.ts';
import {catalogFaults} from './catalog-faults.ts';
import {discover, isAutomatic, isSelectedByDefault} from './discover.ts';
import {type GivenEntry, legacyColumn, legacyStream, metadataOf} from './entry.ts';
import {noVerdict, type Verdict} from './patterns.ts';
import {type StreamId, streamIds, streamSchemas} from './streams.ts';
import type {ColumnSchema, ReplicationMethod, SelectedStream} from './types.ts';
import {type Chosen, wishesOf} from './wishes.ts';

type CatalogInput = {
  /** The parsed catalog; undefined selects every stream and column that is selected by default. */
  readonly catalog: unknown;
  /** The file name, for reporting faults. */
  readonly where: string;
  /** The setting `stream_prefix`. */
  readonly prefix: string;
  /** The API that the config names. */
  readonly apiVersion?: ApiVersion;
  /** What the patterns on the command line say, which wins over the catalog. */
  readonly verdict?: Verdict | undefined;
};

/** The selected streams, in the tap's order, not the catalog's. */
export function select({
  catalog,
  where,
  prefix,
  apiVersion = 'v3',
  verdict = noVerdict,
}: CatalogInput): Checked<SelectedStream[]> {
  // The tap's own catalog has no faults.
  const faults = catalog === undefined ? [] : [...catalogFaults(catalog)].map((finding) => ({where, ...finding}));
  if (faults.length > 0) return {value: undefined, faults, warnings: []};
  const {streams: entries} = (catalog ?? discover()) as {streams: GivenEntry[]};
  const chosen = chosenStreams(entries, verdict);
  const isAsked = (id: StreamId) => verdict(id) === true;
  const absent = absentFaults(apiVersion, {chosen: chosen.map(({id}) => id), entries, isAsked}, where);
  if (absent.length > 0) return {value: undefined, faults: absent, warnings: []};
  const value = chosen.map((stream) => selectedStream(stream, prefix));
  return {value, faults, warnings: [...warningsOf(chosen, prefix)].map((warning) => `${where}: ${warning}`)};
}

const chosenStreams = (entries: readonly GivenEntry[], verdict: Verdict): Chosen[] =>
  streamIds.flatMap((id) => {
    const listed = entries.find((entry) => entry.tap_stream_id === id);
    const isChosen = verdict(id) ?? (listed !== undefined && isStreamSelected(id, listed));
    const asked = (column: string) => verdict(id, column);
    return isChosen ? {id, schema: streamSchemas[id], entry: listed ?? discoveredEntry(id), asked} : [];
  });

/** The entry of a stream that a pattern selects, but the catalog does not list. */
const discoveredEntry = (id: StreamId): GivenEntry =>
  discover().streams.find((entry) => entry.tap_stream_id === id) as unknown as GivenEntry;

const selectedStream = (stream: Chosen, prefix: string): SelectedStream => ({
  id: stream.id,
  name: prefix + stream.id,
  columns: Object.entries(stream.schema.properties)
    .filter(([name, column]) => isColumnSelected(stream, name, column))
    .map(([name]) => name),
  replicationMethod: replicationMethod(stream),
});

const isStreamSelected = (id: StreamId, entry: GivenEntry): boolean =>
  isSelected({
    metadata: metadataOf(entry),
    legacy: legacyStream(entry),
    byDefault: isSelectedByDefault(streamSchemas[id]),
  });

const isColumnSelected = ({schema, entry, asked}: Chosen, name: string, column: ColumnSchema): boolean =>
  isAutomatic(schema, name) || (asked(name) ?? (isListed(entry, name) && isColumnMarked(entry, name, column)));

const isColumnMarked = (entry: GivenEntry, name: string, column: ColumnSchema): boolean =>
  isSelected({
    metadata: metadataOf(entry, 'properties', name),
    legacy: legacyColumn(entry, name),
    byDefault: isSelectedByDefault(column),
  });

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
function replicationMethod({schema, entry}: Chosen): ReplicationMethod {
  const asked = metadataOf(entry)['replication-method'] ?? entry.replication_method;
  return asked === 'FULL_TABLE' ? asked : schema['x-replication-method'];
}

function* warningsOf(chosen: readonly Chosen[], prefix: string): Generator<string> {
  if (chosen.length === 0) yield 'no stream is selected: nothing will be read';
  const missing = chosen.flatMap((stream) => missingColumns(stream).map((name) => `${stream.id}.${name}`));
  if (missing.length > 0)
    yield `does not list these columns, so they are not sent (--discover lists them): ${missing.join(', ')}`;
  for (const stream of chosen) {
    const wishes = wishesOf(stream, prefix);
    if (wishes.length > 0)
      yield `${stream.id}: the tap does not support what the catalog asks for: ${wishes.join('; ')}`;
  }
}

/** The columns that are missing only because the catalog is older than the tap. */
const missingColumns = ({schema, entry, asked}: Chosen): string[] =>
  Object.entries(schema.properties)
    .filter(([name, column]) => isSelectedByDefault(column) && !isAutomatic(schema, name) && !isListed(entry, name))
    .map(([name]) => name)
    .filter((name) => asked(name) === undefined);

const isListed = (entry: GivenEntry, name: string): boolean => Object.hasOwn(entry.schema.properties, name);
