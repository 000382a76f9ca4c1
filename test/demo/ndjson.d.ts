// What the demo uses of ndjson, which brings no types.
declare module 'ndjson' {
  import type {Duplex} from 'node:stream';

  /** Lines in, one object a line out; a line that is no JSON is an error. */
  export function parse(): Duplex;
}
