// The report that a run writes, checked against its schema and against what the run did.

import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {Ajv} from 'ajv';
import type {LoggedRequest} from '../sandbox/request-log.ts';
import {type Message, messagesOf} from './messages.ts';
import type {Row} from './tables.ts';

type Counts = Readonly<Record<string, number>>;

type ListReport = {
  readonly read: number;
  readonly repeated: number;
  readonly oldest_updated_at: string | null;
  readonly newest_updated_at: string | null;
};

export type RunReport = {
  readonly account_id: number | null;
  readonly exit_code: number;
  readonly message: string | null;
  readonly retry_at: string | null;
  readonly started_at: string;
  readonly ended_at: string;
  readonly upper_end: string | null;
  readonly streams: Readonly<
    Record<string, {readonly records: number; readonly bookmark_before: unknown; readonly bookmark_after: unknown}>
  >;
  readonly orders: ListReport;
  readonly actions: ListReport;
  readonly requests: {
    readonly orders: number;
    readonly actions: number;
    readonly other: number;
    readonly failed: Counts;
    readonly waited_seconds: Counts;
  };
  readonly invalid_values: number;
  readonly drift: {
    readonly fields: readonly string[];
    readonly types: Readonly<Record<string, readonly string[]>>;
    readonly statuses: Readonly<Record<string, readonly string[]>>;
  };
  readonly warnings: readonly string[];
};

// Not node:assert, which refuses arrays from another realm, as Jest's are; not expect, because programs run the tap too.
function same(actual: unknown, expected: unknown, what = 'the report'): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: ${found}, expected ${wanted}`);
}

export function holds(condition: boolean, fault: string): void {
  if (!condition) throw new Error(`the report: ${fault}`);
}

const isValid = new Ajv({allErrors: true, allowUnionTypes: true}).compile(
  JSON.parse(readFileSync('docs/report.schema.json', 'utf8')),
);

/**
 * Reads the report of a run that has ended; undefined if there is none. The file must be whole, and alone unless the
 * run was killed: SIGKILL may come while the temporary file is being renamed.
 */
export function reportAt(path: string, {isKilled = false} = {}): RunReport | undefined {
  const temporary = existsSync(dirname(path)) ? readdirSync(dirname(path)).filter((name) => /\.tmp$/.test(name)) : [];
  if (!isKilled) same(temporary, [], 'temporary files are left');
  if (!existsSync(path)) return;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  isValid(report);
  same(isValid.errors ?? [], [], 'the report does not match its schema');
  holds(report.started_at <= report.ended_at, 'the run ends before it starts');
  return report;
}

/** Checks what the report says about the end of the run. */
export function checkEnd(report: RunReport, {code, stderr}: {code: number | null; stderr: string}): void {
  same(report.exit_code, code);
  holds((report.message === null) === (code === 0), 'only a complete run has no message');
  // JSON lines and other levels have their own tests.
  if (!/^(?:INFO|DEBUG) /m.test(stderr)) return;
  const level = (code as number) <= 5 ? 'CRITICAL' : 'WARNING';
  const isBug = /^CRITICAL This is a bug/m.test(stderr);
  const printed = (prefix: string, messages: readonly string[]) =>
    messages.flatMap((message) => message.split('\n').map((line) => `${prefix} ${escaped(line)}`));
  const last = report.message === null ? [] : printed(level, [report.message]);
  const lines = stderr.split('\n').filter((line) => line !== '');
  // A second signal ends the program before it prints why.
  const isCutShort = (code as number) > 128 && !lines.at(-1)?.startsWith(level);
  if (!(isBug || isCutShort)) same(lines.slice(lines.length - last.length), last);
  const warned = lines.slice(0, lines.length - last.length).filter((line) => line.startsWith('WARNING '));
  if (report.warnings.length <= 100) same(printed('WARNING', report.warnings), warned);
}

const escaped = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Checks what the report says about the streams against the messages on stdout, all of which were read. */
export function checkStreams({streams, orders, actions}: RunReport, stdout: string): void {
  const messages = messagesOf(stdout);
  const selected = messages.filter(({type}) => type === 'SCHEMA').map(({stream}) => stream);
  if (selected.length > 0) same(Object.keys(streams).sort(), [...selected].sort());
  const after = messages.findLast(({type}) => type === 'STATE')?.value?.bookmarks ?? {};
  for (const [name, stream] of Object.entries(streams)) {
    const records = messages.filter(({type, stream: own}) => type === 'RECORD' && own === name).length;
    same([stream.records, stream.bookmark_after], [records, after[name] ?? null], `the report of ${name}`);
  }
  const isAction = ({stream}: Message) => stream?.endsWith('order_action') === true;
  const rowsOf = (all: readonly Message[]) =>
    all.flatMap(({record}) => (record?.updated_at === undefined ? [] : [record]));
  checkList(orders, rowsOf(messages.filter((message) => !isAction(message))), [
    'account_id',
    'marketplace',
    'marketplace_order_id',
  ]);
  checkList(actions, rowsOf(messages.filter(isAction)), ['account_id', 'action_id']);
}

/** @param key identifies the object that a row comes from */
function checkList(list: ListReport, rows: readonly Row[], key: readonly string[]): void {
  const keys = new Set(rows.map((row) => key.map((column) => row[column]).join('\n')));
  holds(list.read >= keys.size, 'fewer were read than written');
  const instants = rows.map(({updated_at: instant}) => String(instant)).sort();
  holds(String(list.oldest_updated_at) <= (instants[0] ?? '~'), 'an older one was written');
  holds(String(list.newest_updated_at) >= (instants.at(-1) ?? ''), 'a newer one was written');
}

/** Checks the bookmarks before the run against its input state. */
export function checkGiven({streams}: RunReport, state: unknown): void {
  const before = (state as {bookmarks?: Readonly<Record<string, unknown>>} | undefined)?.bookmarks ?? {};
  for (const [name, {bookmark_before: given}] of Object.entries(streams)) same(given, before[name] ?? null);
}

/**
 * Checks the numbers of requests against those that the sandbox received.
 *
 * @param stderr shows how many requests ended without a response: the sandbox may still have answered them
 */
export function checkRequests(
  {requests}: Pick<RunReport, 'requests'>,
  received: readonly LoggedRequest[],
  stderr: string,
): void {
  const to = (list: LoggedRequest['route']) => received.filter(({route}) => route === list).length;
  const [orders, actions] = [to('orders'), to('actions')];
  const other = received.length - orders - actions;
  same([requests.orders, requests.actions, requests.other], [orders, actions, other]);
  const byStatus: Record<string, number> = {};
  for (const {status} of received) if (status >= 300) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const sent = Object.values(byStatus).reduce((sum, number) => sum + number, 0);
  const statuses = Object.entries(requests.failed).filter(([name]) => /^\d/.test(name));
  for (const [status, number] of statuses) holds(number <= (byStatus[status] ?? 0), `more ${status} than were sent`);
  const unanswered = stderr.split('no complete response').length - 1;
  const reported = statuses.reduce((sum, [, number]) => sum + number, 0);
  holds(reported + unanswered >= sent, `${reported} failed requests by status, of ${sent}`);
}
