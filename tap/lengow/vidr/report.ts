// One marketplace's report: checked as a whole before any of its lines is passed on.

import {isSameCode} from '../../../values/code.ts';
import {isObject, type JsonObject} from '../../../values/json.ts';
import {scalarText} from '../../../values/scalar-text.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {StreamedBody} from '../http/request.ts';
import {jsonList} from '../json-list.ts';
import {LineIds, type NamedIds} from './line-ids.ts';

/** A line of the report, with its order named as in other responses. */
export type ReportLine = {
  readonly marketplace: string;
  readonly marketplace_order_id: string;
  readonly 'order-date': unknown;
  readonly ids: NamedIds;
  /** As received. */
  readonly members: JsonObject;
};

export type Asked = {readonly accountId: number; readonly marketplace: string};

/** The lines of a report, in batches. Equal lines are passed on once. */
export type VidrReport = AsyncGenerator<readonly ReportLine[], void>;

const NAMES = {list: 'data', others: ['account_id', 'marketplace']};

/** @throws FaultyResponse, TransportError if any part of the report cannot be right */
export async function checkedReport(body: StreamedBody, asked: Asked): Promise<VidrReport> {
  const ids = new LineIds();
  await checkAll(body, asked, ids);
  if (ids.hasRivals) for await (const lines of linesIn(body)) for (const line of lines) ids.compare(line);
  ids.name();
  return named(body, asked, ids);
}

async function checkAll(body: StreamedBody, asked: Asked, ids: LineIds): Promise<void> {
  const lines = linesIn(body);
  let read = await lines.next();
  for (; !read.done; read = await lines.next()) for (const line of read.value) ids.note(line);
  check(read.value, asked);
}

function check({account_id: account, marketplace, data}: JsonObject, asked: Asked): void {
  const isNothing = data === null || (isObject(data) && Object.keys(data).length === 0);
  if (!Array.isArray(data) && !isNothing) throw new FaultyResponse('no list named "data"');
  if (!isAbsent(account) && scalarText(account) !== String(asked.accountId))
    throw new FaultyResponse('another account_id than the one requested');
  if (!isAbsent(marketplace) && !isSameCode(String(marketplace), asked.marketplace))
    throw new FaultyResponse('another marketplace than the one requested');
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

async function* named(body: StreamedBody, {marketplace}: Asked, ids: LineIds): VidrReport {
  for await (const lines of linesIn(body))
    yield lines.flatMap((members) => {
      const own = ids.take(members);
      if (own === undefined) return [];
      return [{marketplace, marketplace_order_id: own.order, 'order-date': members['order-date'], ids: own, members}];
    });
}

/** Returns the members of the report besides its lines. */
async function* linesIn(body: StreamedBody): AsyncGenerator<JsonObject[], JsonObject> {
  const items = jsonList(body, NAMES);
  let read = await items.next();
  for (; !read.done; read = await items.next()) yield read.value.flatMap(lineOf);
  return read.value;
}

/** None if the object is empty. */
function lineOf(item: unknown): JsonObject[] {
  if (!isObject(item)) throw new FaultyResponse('a line that is not an object');
  return Object.keys(item).length === 0 ? [] : [item];
}
