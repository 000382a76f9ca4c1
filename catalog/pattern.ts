// One pattern for streams and columns in Meltano's syntax, such as `order.*`, `*.updated_at` or `!order.sku`.

import {fnmatch} from '../values/fnmatch.ts';
import {type StreamId, streamSchemas} from './streams.ts';

export type Pattern = {
  readonly flag: '--select' | '--deselect';
  /** Without the `!` that deselects. */
  readonly text: string;
  readonly deselects: boolean;
  /** Whether it matches all columns of a stream: `order`, `order.*`. */
  readonly isWhole: boolean;
  readonly isStream: (id: string) => boolean;
  readonly isColumn: (name: string) => boolean;
};

export function patternOf(flag: Pattern['flag'], given: string): Pattern {
  const text = flag === '--select' && given.startsWith('!') ? given.slice(1) : given;
  const [stream, column] = partsOf(text);
  return {
    flag,
    text,
    deselects: flag === '--deselect' || text !== given,
    isWhole: /^\*+$/.test(column),
    isStream: fnmatch(stream),
    isColumn: fnmatch(column),
  };
}

/** The patterns of the stream and of its column. A stream alone stands for all its columns. */
export function partsOf(text: string): [string, string] {
  const [stream = '', ...column] = text.split('.');
  return [stream, column.length > 0 ? column.join('.') : '*'];
}

/** Whether the pattern matches any column of the stream. */
export const isAbout = (pattern: Pattern, id: StreamId): boolean =>
  pattern.isStream(id) && columnsOf(id).some(pattern.isColumn);

export const columnsOf = (id: StreamId): string[] => Object.keys(streamSchemas[id].properties);
