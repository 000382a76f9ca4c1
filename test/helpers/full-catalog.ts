// Creates a catalog with every column from the output of --discover, as a user would.

import {execFileSync} from 'node:child_process';
import {STREAMS} from './streams.ts';
import {PROGRAM} from './tap.ts';

type Metadata = {readonly breadcrumb: readonly string[]; readonly metadata: Readonly<Record<string, unknown>>};
type CatalogEntry = {readonly tap_stream_id: string; readonly metadata: readonly Metadata[]};
export type Catalog = {readonly streams: readonly CatalogEntry[]};

export const discovered = (): Catalog => JSON.parse(execFileSync(process.execPath, [PROGRAM, '--discover'], ENCODING));

const ENCODING = {encoding: 'utf8'} as const;

/** Settings that let every personal value out, unless Lengow has anonymized the order. */
export const ALL_VALUES = {personal_data: {all: 'full'}, personal_data_max_age_days: 36_500} as const;

/** Selects the streams that are selected by default, or only the named streams, with every column. */
export function fullCatalog(...streams: readonly string[]): Catalog {
  const wanted: readonly string[] = streams.length === 0 ? STREAMS : streams;
  return changed(discovered(), (entry) => ({selected: wanted.includes(entry.tap_stream_id)}));
}

/** Selects every column, and sets FULL_TABLE for `stream`, even if it could be read incrementally. */
export const catalogWithFullTable = (stream: string): Catalog =>
  changed(fullCatalog(), ({tap_stream_id: id}) => (id === stream ? {'replication-method': 'FULL_TABLE'} : {}));

/** Adds metadata to each stream in the catalog and to each of its columns. */
const changed = (catalog: Catalog, more: (entry: CatalogEntry) => object): Catalog => ({
  streams: catalog.streams.map((entry) => ({
    ...entry,
    metadata: entry.metadata.map(({breadcrumb, metadata}) => ({breadcrumb, metadata: {...metadata, ...more(entry)}})),
  })),
});
