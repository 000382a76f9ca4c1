// The part of ndjson that the demo uses. The package has no types.
declare module 'ndjson' {
  import type {Duplex} from 'node:stream';

  /** Lines in, one object per line out. A line that is not valid JSON is an error. */
  export function parse(): Duplex;
}
