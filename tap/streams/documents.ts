// Collects the documents of an order and of its lines; knows nothing about their other columns.

import {lineKeys} from './line-keys.ts';
import {positioned} from './order-members.ts';
import {objectsIn, packagesOf} from './packages.ts';
import type {Raw, Report} from './stream.ts';
import {filledText, INVALID} from './values.ts';

const KEY = 'document_id';

/** A document where the order or one of its lines lists it. */
export type Listed = {
  readonly raw: Raw;
  /** Documents that are listed twice share a name; null without an id. */
  readonly name: string | null;
  readonly key: string;
  readonly rank: number;
  /** The key of the line that lists the document; undefined if the order does. */
  readonly lineKey: string | undefined;
};

/** First the documents of the order, then those of its lines. */
export function listedDocuments(order: Raw, report: Report): readonly Listed[] {
  const fault = (expected: string) => report(KEY, expected);
  const found: {raw: Raw; line?: Raw}[] = positioned(order.documents, 'documents', fault).map(({raw}) => ({raw}));
  for (const {cart} of packagesOf(order, fault))
    for (const line of objectsIn(cart, 'lines in cart', fault))
      for (const {raw} of positioned(line.documents, 'documents', fault)) found.push({raw, line});
  const keys = found.some(({line}) => line) ? lineKeys(order) : new Map<Raw, string>();
  return found.map(({raw, line}, index) => ({
    raw,
    lineKey: line && keys.get(line),
    ...identified(raw, `document-${index + 1}`, report),
  }));
}

function identified(raw: Raw, otherwise: string, report: Report): Pick<Listed, 'name' | 'key' | 'rank'> {
  const id = keyText(raw.id, report);
  if (id !== null) return {name: `lengow ${id}`, key: id, rank: 0};
  const ofMarketplace = keyText(raw.marketplace_doc_id, () => undefined);
  if (ofMarketplace !== null) return {name: `marketplace ${ofMarketplace}`, key: ofMarketplace, rank: 1};
  return {name: null, key: otherwise, rank: 2};
}

function keyText(value: unknown, report: Report): string | null {
  const read = filledText(value);
  if (read !== INVALID) return read;
  report(KEY, 'a string');
  return null;
}
