// Orders as API V2 sends them in XML, written by hand.
import {membersOf} from './json.ts';
import type {V2Order} from './order.ts';

type Counts = {
  readonly count_total: string;
  readonly count_by_marketplace: Readonly<Record<string, string>>;
  readonly count_by_status: Readonly<Record<string, string>>;
};

/** Codes are used as names of elements, whether or not XML allows that. */
export const xmlOf = (orders: readonly V2Order[], counts: Counts, encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\r
<statistics ip="203.0.113.9" server="Sandbox" timeGenerated="2026-07-01 00:00:00.652336" version="2.1">
  <orders_count>
    <count_total>${counts.count_total}</count_total>
    <count_by_marketplace>${plain(counts.count_by_marketplace)}</count_by_marketplace>
    <count_by_status>${plain(counts.count_by_status)}</count_by_status>
  </orders_count>
  <orders>${orders.map(orderXml).join('')}
  </orders>
</statistics>
`;

const plain = (counts: Readonly<Record<string, string>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `<${name}>${count}</${name}>`)
    .join('');

function orderXml(order: V2Order): string {
  const {cart, ...members} = membersOf(order);
  const products = cart.products.map((product, place) => productXml(product, order.products[place]?.field ?? ''));
  return `
    <order>${elements(members)}
      <cart><nb_orders>${cart.nb_orders}</nb_orders><products>${products.join('')}</products></cart>
    </order>`;
}

type Members = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const elements = (members: Members): string =>
  Object.entries(members)
    .map(([name, value]) => `\n<${name}>${typeof value === 'string' ? cdata(value) : elements(value)}</${name}>`)
    .join('');

const productXml = ({sku = '', ...texts}: Readonly<Record<string, string>>, field: string): string =>
  `<product><sku field="${field}">${cdata(sku)}</sku>${elements(texts)}</product>`;

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
