// Finds streams that are selected, but which the API that the config names does not have.

import {type ApiVersion, apiName} from '../values/api-version.ts';
import type {Fault} from '../values/fault.ts';
import {inList} from '../values/words.ts';
import type {GivenEntry} from './entry.ts';
import {isIn, type StreamId, streamsIn} from './streams.ts';

type Selection = {
  readonly chosen: readonly StreamId[];
  readonly entries: readonly GivenEntry[];
  /** Whether a pattern selects the stream, whatever the catalog says. */
  readonly isAsked: (id: StreamId) => boolean;
};

/** @param where the file name of the catalog */
export function absentFaults(version: ApiVersion, {chosen, entries, isAsked}: Selection, where: string): Fault[] {
  return chosen
    .filter((id) => !isIn(version, id))
    .map((id) => ({
      ...(isAsked(id) ? {where: '--select', pointer: ''} : {where, pointer: placeOf(id, entries)}),
      found: `selects ${id}, which ${apiName(version)} does not have`,
      expected: `only ${inList(streamsIn(version))}`,
    }));
}

const placeOf = (id: StreamId, entries: readonly GivenEntry[]): string =>
  `/streams/${entries.findIndex((entry) => entry.tap_stream_id === id)}`;
