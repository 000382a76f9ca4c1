// Reads a streamed body as CSV, record by record; knows nothing about the columns.

import {pipeline, Readable} from 'node:stream';
import {CsvError, parse} from 'csv-parse';
import {FaultyResponse} from '../http/answer.ts';
import type {StreamedBody} from '../http/request.ts';
import {utf8} from '../http/text.ts';

const FORM = {
  record_delimiter: ['\r\n', '\n', '\r'],
  skip_empty_lines: true,
  // A quote that is never closed must not gather the rest of the file.
  max_record_size: 1 << 20,
};

/** All records have the same number of fields. @throws FaultyResponse, TransportError */
export async function* recordsIn(body: StreamedBody): AsyncGenerator<readonly string[]> {
  const parser = parse(FORM);
  // The iteration below throws what goes wrong.
  pipeline(Readable.from(utf8(body)), parser, () => {});
  try {
    yield* parser;
  } catch (error) {
    throw error instanceof CsvError ? new FaultyResponse(`a report that is not valid CSV (${error.code})`) : error;
  }
}
