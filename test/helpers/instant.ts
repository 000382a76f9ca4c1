// The sandbox's instants, in the format that the tap must write.

import type {Entry} from '../sandbox/index.ts';

/** Formats microseconds since 1970 as `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
export const instant = (micros: Entry['updatedAt']): string =>
  `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, 23)}${String(micros % 1000).padStart(3, '0')}Z`;
