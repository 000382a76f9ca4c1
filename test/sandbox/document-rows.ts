// The rows expected for the documents that an order and its lines list.
import {type Child, headOf, isAlike, keyed} from './child-rows.ts';
import {LENGOW_URL} from './documents.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';
import {instant, listIn, membersIn, text} from './row-values.ts';
import type {Row} from './rows.ts';

/**
 * A URL has Lengow's host, which the sandbox replaces with its own when it sends the order.
 *
 * @param raw the order as Lengow sends it
 * @param lineKeys the line ids in the rows of the lines, in the order in which the packages list them
 */
export function documentRows(order: Order, raw: Raw, accountId: number, lineKeys: readonly string[]): Row[] {
  const childrenOf = (documents: unknown) =>
    listIn(documents).map((document, at) => childOf(document, at, order.anonymised));
  const listed = listIn(raw.packages)
    .flatMap(({cart}) => listIn(cart))
    .flatMap((line, at) => childrenOf(line.documents).map((child) => ({...child, line: lineKeys[at]})));
  return keyed<Child>([...childrenOf(raw.documents), ...listed]).map((document) => {
    const lines = new Set(listed.filter((one) => isAlike(one, document)).map(({line}) => line));
    return {
      ...headOf(order, accountId),
      document_id: document.key,
      ...document.values,
      marketplace_order_line_ids: lines.size === 0 ? null : JSON.stringify([...lines]),
    };
  });
}

function childOf(document: Raw, at: number, isHidden: boolean): Child {
  const type = membersIn(document.doc_type);
  const url = text(document.url);
  const values = {
    marketplace_doc_id: text(document.marketplace_doc_id),
    lengow_type: text(type.lengow_type),
    marketplace_code: text(type.marketplace_code),
    marketplace_label: text(type.marketplace_label),
    document_url: !isHidden && url?.startsWith(LENGOW_URL) ? url : null,
    created_at: instant(document.created_at),
  };
  return {id: text(document.id) ?? values.marketplace_doc_id ?? `document-${at + 1}`, values};
}
