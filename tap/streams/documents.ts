// Collects the documents of an order and of its lines; knows nothing about their other columns.

import {lineKeys} from './line-keys.ts';
import {positioned} from './order-members.ts';
import {objectsIn, packagesOf} from './packages.ts';
import {reportedText} from './part-keys.ts';
import type {Raw, Report} from './stream.ts';
import {knownText} from './values.ts';

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
  const id = reportedText(raw.id, KEY, report);
  if (id !== null) return {name: `lengow ${id}`, key: id, rank: 0};
  const ofMarketplace = knownText(raw.marketplace_doc_id);
  if (ofMarketplace !== null) return {name: `marketplace ${ofMarketplace}`, key: ofMarketplace, rank: 1};
  return {name: null, key: otherwise, rank: 2};
}
