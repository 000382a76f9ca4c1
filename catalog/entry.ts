// A catalog as a person or an orchestrator hands it over, and its metadata; knows nothing of our streams.

import {type JsonObject, objectOf, ownValue} from '../values/json.ts';
import type {Metadata} from './types.ts';

/** An entry whose shape has been checked; all that is not here may be missing or odd. */
export type GivenEntry = JsonObject & {
  readonly tap_stream_id: string;
  readonly schema: JsonObject & {readonly properties: JsonObject};
};

/** What the catalog says of the stream (`[]`) or of one of its columns. The last of two equal breadcrumbs counts. */
export const metadataOf = (entry: GivenEntry, ...breadcrumb: readonly string[]): JsonObject =>
  metadataList(entry).findLast((item) => isSamePath(item.breadcrumb, breadcrumb))?.metadata ?? {};

/** What old catalogs say on the stream itself and in its schema. */
export const legacyStream = (entry: GivenEntry): JsonObject => ({...entry.schema, ...entry});

/** What old catalogs say in the column's schema. */
export const legacyColumn = (entry: GivenEntry, name: string): JsonObject =>
  objectOf(ownValue(entry.schema.properties, name));

/** Catalogs older than metadata have none. */
const metadataList = (entry: GivenEntry): readonly Metadata[] => (entry.metadata ?? []) as readonly Metadata[];

const isSamePath = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((part, index) => part === right[index]);
