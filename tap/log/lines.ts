// The two formats of a log line: singer-python's `LEVEL message`, or JSON with the keys of the Meltano SDK's
// StructuredFormatter.

import {name} from '../package.ts';
import type {Level} from './levels.ts';

export type Metric = {
  readonly type: 'counter' | 'timer';
  readonly metric: 'record_count' | 'http_request_duration' | 'job_duration';
  /** Records, or seconds. */
  readonly value: number;
  readonly tags: Readonly<Record<string, string | number>>;
};

export type Line = {
  readonly level: Level;
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly metric?: Metric;
  /** The thrown value, if there was a bug. */
  readonly error?: unknown;
};

/** @param clean removes secrets. */
export type Format = (line: Line, clean: (text: string) => string) => string;

/** In a multi-line message, the level precedes each line. */
export const asText: Format = ({level, message, metric, error}, clean) => {
  const details = metric ? [`METRIC: ${JSON.stringify(metric)}`] : [message];
  if (error !== undefined) details.push(error instanceof Error ? `${error.stack}` : String(error));
  const lines = clean(details.join(' ')).split('\n');
  return lines.map((line) => `${level} ${escaped(line)}\n`).join('');
};

/** Always a single line. */
export const asJson: Format = (line, clean) =>
  // Cleaned before the strings are escaped for JSON, because a secret may contain characters that need escaping.
  `${escaped(JSON.stringify(structured(line), (_key, value) => (typeof value === 'string' ? clean(value) : value)))}\n`;

/**
 * Escapes characters that a terminal would interpret, as JSON does: control, line separator and text direction
 * characters.
 */
const escaped = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const structured = ({level, message, atMs, metric, error}: Line): object => ({
  level: level.toLowerCase(),
  pid: process.pid,
  logger_name: name,
  ts: atMs / 1000,
  thread_name: 'MainThread',
  app_name: name,
  stream_name: metric?.metric === 'record_count' ? metric.tags.endpoint : null,
  ...(error !== undefined && {exception: exceptionOf(error)}),
  message: metric ? 'METRIC' : message,
  ...(metric && {metric_info: metric}),
  extra: {},
});

function exceptionOf(error: unknown): object {
  if (!(error instanceof Error)) return {type: typeof error, module: name, message: String(error)};
  return {
    type: error.name,
    module: name,
    message: error.message,
    traceback: tracebackOf(error.stack ?? ''),
    ...(error.cause !== undefined && {cause: exceptionOf(error.cause)}),
  };
}

const FRAME = /^\s+at (?:(.+) \()?(.+):(\d+):\d+\)?$/;

/** As in Python, the innermost call is listed last. */
const tracebackOf = (stack: string): object[] => stack.split('\n').flatMap(frameOf).reverse();

function frameOf(line: string): object[] {
  const [, caller = '', filename, lineno] = FRAME.exec(line) ?? [];
  return filename === undefined ? [] : [{filename, function: caller, lineno: Number(lineno), line: ''}];
}
