// Reads the list of a feed's stock reports; knows nothing about what is in a report.

import {type Micros, parseInstant} from '../../../values/instant.ts';
import {isObject, type JsonObject, jsonOf} from '../../../values/json.ts';
import {inWords} from '../../../values/words.ts';
import {FaultyResponse} from '../http/answer.ts';

/** An entry of the list. */
export type StockReport = {
  readonly feed: number;
  readonly id: string;
  /** Undefined if the list states no valid instant. */
  readonly createdAt: Micros | undefined;
  /** `ready`, `error` or `unknown`; other words are kept. In lower case. */
  readonly status: string;
  /** Lengow's own words on a report in error; empty if there are none. */
  readonly errors: string;
};

/** Names a report in messages. */
export const nameOf = ({feed, id}: StockReport): string => `report ${inWords(id)} of feed ${feed}`;

/** The reports, oldest first; those without an instant come before all others. @throws FaultyResponse */
export function reportsIn(body: unknown, feed: number): StockReport[] {
  // PHP encodes an empty object as an empty array.
  if (Array.isArray(body) && body.length === 0) return [];
  if (!isObject(body) || !Object.values(body).every(isReport))
    throw new FaultyResponse('a body that is not an object of reports');
  return Object.entries(body as Readonly<Record<string, JsonObject>>)
    .map(([id, entry]) => reportOf(id, entry, feed))
    .sort(byAge);
}

const isReport = (entry: unknown): entry is JsonObject =>
  isObject(entry) && ('status' in entry || 'created_at' in entry);

const reportOf = (id: string, {created_at: createdAt, status, errors}: JsonObject, feed: number): StockReport => ({
  feed,
  id,
  createdAt: typeof createdAt === 'string' ? instantOf(createdAt) : undefined,
  status: typeof status === 'string' ? status.trim().toLowerCase() : '',
  errors: textOf(errors),
});

/** Lengow's own example has a blank inside: `2022- 04-22T00:18:10.416Z`. */
const instantOf = (text: string): Micros | undefined =>
  parseInstant(text.trim()) ?? parseInstant(text.replaceAll(/\s/g, ''));

function textOf(errors: unknown): string {
  if (errors === null || errors === undefined) return '';
  return typeof errors === 'string' ? errors.trim() : (jsonOf(errors) ?? '');
}

function byAge(one: StockReport, other: StockReport): number {
  const [first, second] = [one, other].map(({createdAt}) => createdAt ?? Number.NEGATIVE_INFINITY) as [number, number];
  if (first !== second) return first - second;
  return one.id.length - other.id.length || (one.id < other.id ? -1 : 1);
}
