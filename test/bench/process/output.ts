// Reads rows from a peer's output, whatever its format.

import {Digest, type Row, type Stream} from './digest.ts';
import {lines} from './lines.ts';

/** A file of messages, or of rows from one stream. */
export type Output = {readonly file: string; readonly stream?: string};

export async function digestOf(outputs: readonly Output[]): Promise<string> {
  const digest = new Digest();
  for (const {file, stream} of outputs) {
    for await (const line of lines(file)) {
      const read = stream === undefined ? rowOf(JSON.parse(line)) : {stream, row: JSON.parse(line)};
      if (isStream(read.stream)) digest.row(read.stream, read.row);
    }
  }
  return digest.text;
}

type Message = {readonly type: string; readonly stream?: string; readonly record?: Row};

/** Singer's RECORD names the stream next to the row, Airbyte's nests both, and a row file has it in its file name. */
function rowOf({type, stream = '', record = {}}: Message): {stream: string; row: Row} {
  if (type !== 'RECORD') return {stream: '', row: {}};
  const data = record.data as Row | undefined;
  return data === undefined ? {stream, row: record} : {stream: String(data.stream), row: data};
}

const isStream = (name: string): name is Stream => name === 'order' || name === 'order_tracking';
