// Reads an entry of a user's or an orchestrator's catalog, and its metadata; knows nothing about the tap's streams.

import {type JsonObject, objectOf, ownValue} from '../values/json.ts';
import type {Metadata} from './types.ts';

/** An entry whose shape has been checked. Anything not named in this type may be missing or invalid. */
export type GivenEntry = JsonObject & {
  readonly tap_stream_id: string;
  readonly schema: JsonObject & {readonly properties: JsonObject};
};

/**
 * The metadata of the stream (breadcrumb `[]`) or of one of its columns. If there are duplicates, the last one wins.
 */
export const metadataOf = (entry: GivenEntry, ...breadcrumb: readonly string[]): JsonObject =>
  metadataList(entry).findLast((item) => isSamePath(item.breadcrumb, breadcrumb))?.metadata ?? {};

/** The selection flags of an old-style catalog, which are on the stream itself and in its schema. */
export const legacyStream = (entry: GivenEntry): JsonObject => ({...entry.schema, ...entry});

/** The selection flags of an old-style catalog, which are in the column's schema. */
export const legacyColumn = (entry: GivenEntry, name: string): JsonObject =>
  objectOf(ownValue(entry.schema.properties, name));

/** Old-style catalogs have no metadata. */
const metadataList = (entry: GivenEntry): readonly Metadata[] => (entry.metadata ?? []) as readonly Metadata[];

const isSamePath = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((part, index) => part === right[index]);
