// The `order_document` stream: one row per document of an order, whether the order lists it, its lines, or both.

import {childRecords} from './child-rows.ts';
import type {Columns} from './column.ts';
import {filledTextFrom, instantFrom, selected, selectedFirst} from './columns.ts';
import {listedDocuments} from './documents.ts';
import {partKeys} from './part-keys.ts';
import type {Raw, Row, RowContext} from './stream.ts';
import {united} from './united.ts';
import {filledText, INVALID, jsonText, type Read} from './values.ts';
import {within} from './within.ts';

const LINES = 'marketplace_order_line_ids';

/** @param apiHost the host whose URLs need a token */
export const documentColumns = (apiHost: string | undefined): Columns => ({
  marketplace_doc_id: filledTextFrom('marketplace_doc_id'),
  lengow_type: within('doc_type', filledTextFrom('lengow_type')),
  marketplace_code: within('doc_type', filledTextFrom('marketplace_code')),
  marketplace_label: within('doc_type', filledTextFrom('marketplace_label')),
  document_url: {expected: 'a string', field: 'url', read: (url) => urlOn(apiHost, url)},
  created_at: instantFrom('created_at'),
  // Known once all lines that list the document are.
  [LINES]: {expected: 'an array of line ids', read: () => null},
});

/** One row for each document; none if the order has no document or no key. */
export function orderDocumentRecords(context: RowContext): (order: Raw) => Row[] {
  const columns = documentColumns(context.apiHost);
  const own = selected(columns, context.columns);
  const compared = selectedFirst(columns, context.columns);
  const linesPlace = compared.names.indexOf(LINES);
  return childRecords(context, own, (order, report) => {
    const shown = listedDocuments(order, report).map((one) => ({
      ...one,
      values: compared.read(one.raw, report),
    }));
    const documents = united(shown);
    const keys = partKeys(documents.map(({appearances: [first]}) => first as (typeof shown)[number]));
    return documents.map(({appearances, values}, index) => {
      const lines = new Set(appearances.flatMap(({lineKey}) => lineKey ?? []));
      const lineIds = lines.size === 0 ? null : (jsonText([...lines]) as string);
      return {key: keys[index] ?? '', values: values.with(linesPlace, lineIds)};
    });
  });
}

/** The URL; null if it is on another host, where it may open without a token. */
function urlOn(apiHost: string | undefined, value: unknown): Read {
  const url = filledText(value);
  if (typeof url !== 'string' || !URL.canParse(url)) return url === INVALID ? INVALID : null;
  const {protocol, host} = new URL(url);
  return host === apiHost && /^https?:$/.test(protocol) ? url : null;
}
