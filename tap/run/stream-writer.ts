// Turns the objects of one stream into rows, and rows into lines, within what the policy permits.

import type {SelectedStream} from '../../catalog/types.ts';
import {permitted} from '../streams/personal/permitted.ts';
import type {Policy} from '../streams/personal/policy.ts';
import type {Raw, Row, RowContext} from '../streams/stream.ts';
import type {ReadContext} from './context.ts';

export type StreamWriter<T> = {
  readonly rowsOf: (object: T) => readonly Row[];
  readonly lineOf: (row: Row, timeExtracted: string) => string;
};

type Fed<T> = {
  readonly stream: SelectedStream;
  readonly records: (context: RowContext) => (object: T) => readonly Row[];
};

/** A writer for a stream without personal columns. @param version the table version of each RECORD */
export function plainWriterOf<T>(
  {account, invalidValues, messages}: Pick<ReadContext, 'account' | 'invalidValues' | 'messages'>,
  {stream, records}: Fed<T>,
  version?: number,
): StreamWriter<T> {
  const invalid = invalidValues.reporter(stream.name);
  return {
    lineOf: messages.rowLines(stream, version),
    rowsOf: records({accountId: account.id, columns: stream.columns, invalid}),
  };
}

export function writerOf<T extends Raw>(
  context: ReadContext,
  {stream, records}: Fed<T>,
  policy: Policy,
): StreamWriter<T> {
  const {account, config, invalidValues, leftOut, messages} = context;
  const rowsOf = permitted(
    records,
    stream,
    policy,
  )({
    accountId: account.id,
    columns: stream.columns,
    apiHost: new URL(config.apiUrl).host,
    invalid: invalidValues.reporter(stream.name),
    policy,
    leftOut: leftOut.collector(stream.name),
  });
  return {lineOf: messages.rowLines(stream), rowsOf};
}
