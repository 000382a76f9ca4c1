// Airbyte's messages as this tap may send them. Stricter than the protocol: no other members, no other types.
// `npm run test:airbyte` checks the same lines with Airbyte's own models.

import {Ajv, type ValidateFunction} from 'ajv';
import type {Row} from '../tables.ts';

export type Status = 'STARTED' | 'RUNNING' | 'COMPLETE' | 'INCOMPLETE';
type Named = {readonly stream_descriptor: {readonly name: string}};
export type StreamState = {
  readonly type: 'STREAM';
  readonly stream: Named & {readonly stream_state: Row};
  readonly sourceStats: {readonly recordCount: number};
};
export type Trace = {
  readonly type: 'STREAM_STATUS' | 'ESTIMATE' | 'ERROR';
  readonly emitted_at: number;
  readonly stream_status?: Named & {readonly status: Status};
  readonly estimate?: {readonly name: string; readonly row_estimate: number};
  readonly error?: {readonly message: string; readonly failure_type: string};
};
type Property = {readonly type: string | readonly string[]; readonly format?: string; readonly airbyte_type?: string};
export type Stream = {
  readonly name: string;
  readonly json_schema: {readonly properties: Readonly<Record<string, Property>>};
  readonly supported_sync_modes: readonly string[];
  readonly default_cursor_field?: readonly string[];
  readonly source_defined_primary_key: readonly (readonly string[])[];
};
export type AirbyteMessage = {
  readonly type: keyof typeof CONTENTS;
  readonly record?: {readonly stream: string; readonly data: Row; readonly emitted_at: number};
  readonly state?: StreamState;
  readonly trace?: Trace;
  readonly log?: {readonly level: string; readonly message: string};
  readonly spec?: {readonly connectionSpecification: Row & {readonly properties: Readonly<Record<string, Row>>}};
  readonly connectionStatus?: {readonly status: string; readonly message?: string};
  readonly catalog?: {readonly streams: readonly Stream[]};
};

/** @throws if a line is not a message */
export const airbyteMessages = (stdout: string): AirbyteMessage[] =>
  stdout.split('\n').filter(Boolean).map(airbyteMessage);

export function airbyteMessage(line: string): AirbyteMessage {
  const message = JSON.parse(line);
  if (!isMessage(message)) throw new Error(`${line.slice(0, 200)}: ${JSON.stringify(isMessage.errors?.slice(0, 3))}`);
  return message;
}

/** The record as Singer's message, as an object. */
export const singerRecord = ({stream, data: record, emitted_at: ms}: NonNullable<AirbyteMessage['record']>) => ({
  type: 'RECORD',
  stream,
  record,
  time_extracted: new Date(ms).toISOString().replace('Z', '000Z'),
});

/** An object with these members, all of them required unless the name ends in `?`. */
const object = (members: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(members).filter((name) => !name.endsWith('?')),
  properties: Object.fromEntries(Object.entries(members).map(([name, schema]) => [name.replace('?', ''), schema])),
});
const oneOf = (...values: readonly string[]) => ({enum: values});
const TEXT = {type: 'string', minLength: 1};
const COUNT = {type: 'integer', minimum: 0};
const NAMES = {type: 'array', items: TEXT, minItems: 1};
const DESCRIPTOR = object({name: TEXT});

const TRACE = {
  STREAM_STATUS: {
    stream_status: object({
      stream_descriptor: DESCRIPTOR,
      status: oneOf('STARTED', 'RUNNING', 'COMPLETE', 'INCOMPLETE'),
    }),
  },
  ESTIMATE: {estimate: object({name: TEXT, type: oneOf('STREAM'), row_estimate: COUNT})},
  ERROR: {error: object({message: TEXT, failure_type: oneOf('config_error', 'transient_error', 'system_error')})},
};

const STREAM = object({
  name: TEXT,
  json_schema: object({
    type: oneOf('object'),
    description: TEXT,
    additionalProperties: {const: true},
    properties: {
      type: 'object',
      additionalProperties: object({
        type: {},
        description: TEXT,
        'format?': oneOf('date-time'),
        'airbyte_type?': oneOf('timestamp_with_timezone'),
      }),
    },
  }),
  supported_sync_modes: {type: 'array', items: oneOf('full_refresh', 'incremental'), minItems: 1},
  'source_defined_cursor?': {const: true},
  'default_cursor_field?': NAMES,
  source_defined_primary_key: {type: 'array', items: NAMES, minItems: 1},
});

const CONTENTS = {
  RECORD: {record: object({stream: TEXT, data: {type: 'object', minProperties: 1}, emitted_at: COUNT})},
  STATE: {
    state: object({
      type: oneOf('STREAM'),
      stream: object({stream_descriptor: DESCRIPTOR, stream_state: {type: 'object', minProperties: 1}}),
      sourceStats: object({recordCount: COUNT}),
    }),
  },
  TRACE: {
    trace: {
      oneOf: Object.entries(TRACE).map(([type, more]) => object({type: oneOf(type), emitted_at: COUNT, ...more})),
    },
  },
  LOG: {log: object({level: oneOf('FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG'), message: TEXT})},
  SPEC: {
    spec: object({
      supportsIncremental: {const: true},
      supported_destination_sync_modes: {type: 'array', items: oneOf('overwrite', 'append', 'append_dedup')},
      connectionSpecification: {type: 'object'},
    }),
  },
  CONNECTION_STATUS: {connectionStatus: object({status: oneOf('SUCCEEDED', 'FAILED'), 'message?': TEXT})},
  CATALOG: {catalog: object({streams: {type: 'array', items: STREAM, minItems: 1}})},
};

const isMessage: ValidateFunction<AirbyteMessage> = new Ajv({strict: true}).compile({
  oneOf: Object.entries(CONTENTS).map(([type, content]) => object({type: oneOf(type), ...content})),
});
