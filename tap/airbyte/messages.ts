// Airbyte's messages as lines of compact JSON.

import {escaped, jsonLine} from '../../values/json-line.ts';
import {rowAppender, type Shapes} from '../streams/row-json.ts';
import type {Row} from '../streams/stream.ts';

export type Status = 'STARTED' | 'RUNNING' | 'COMPLETE' | 'INCOMPLETE';

/** What the platform does about an error: asks the user to act, tries again later, or asks the developers to act. */
export type FailureType = 'config_error' | 'transient_error' | 'system_error';

export const specLine = (connectionSpecification: object): string =>
  jsonLine({
    type: 'SPEC',
    spec: {
      supportsIncremental: true,
      supported_destination_sync_modes: ['overwrite', 'append', 'append_dedup'],
      connectionSpecification,
    },
  });

/** @param fault why the connection cannot be used; undefined if it can */
export const connectionLine = (fault: string | undefined): string =>
  jsonLine({
    type: 'CONNECTION_STATUS',
    connectionStatus: fault === undefined ? {status: 'SUCCEEDED'} : {status: 'FAILED', message: fault},
  });

export const catalogLine = (streams: readonly object[]): string => jsonLine({type: 'CATALOG', catalog: {streams}});

export const logLine = (level: string, message: string): string => jsonLine({type: 'LOG', log: {level, message}});

export const statusLine = (stream: string, status: Status, nowMs: number): string =>
  traceLine('STREAM_STATUS', nowMs, {stream_status: {stream_descriptor: {name: stream}, status}});

export const estimateLine = (stream: string, rows: number, nowMs: number): string =>
  traceLine('ESTIMATE', nowMs, {estimate: {name: stream, type: 'STREAM', row_estimate: rows}});

export const errorLine = (message: string, type: FailureType, nowMs: number): string =>
  traceLine('ERROR', nowMs, {error: {message, failure_type: type}});

const traceLine = (type: string, nowMs: number, content: object): string =>
  jsonLine({type: 'TRACE', trace: {type, emitted_at: nowMs, ...content}});

/**
 * @param state the JSON of the stream's state
 * @param rows how many rows have been written since the stream's last state; the protocol wants a decimal point
 */
export const stateLine = (stream: string, state: string, rows: number): string =>
  `{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":${JSON.stringify({name: stream})},"stream_state":${escaped(state)}},"sourceStats":{"recordCount":${rows}.0}}}\n`;

/** Builds the RECORD lines for a stream. */
export function recordLines(stream: string, columns: Shapes) {
  const head = `{"type":"RECORD","record":{"stream":${JSON.stringify(stream)},"data":`;
  const append = rowAppender(columns);
  const emittedAt = latest(Date.parse);
  return (row: Row, timeExtracted: string): string =>
    `${append(head, row)},"emitted_at":${emittedAt(timeExtracted)}}}\n`;
}

/** Remembers the latest result: all rows of a page were extracted at the same time. */
function latest(parse: (text: string) => number): (text: string) => number {
  let last = '';
  let value = Number.NaN;
  return (text) => {
    if (text !== last) [last, value] = [text, parse(text)];
    return value;
  };
}
