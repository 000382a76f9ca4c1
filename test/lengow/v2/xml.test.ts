// How an XML answer is read, wherever its parts are divided.

import fc from 'fast-check';
import {xmlOrders} from '../../../tap/lengow/v2/xml.ts';

const ANSWER = `<?xml version="1.0"?>
<statistics><orders_count><count_total>2</count_total>
<count_by_marketplace><3suisses>1</3suisses><a&b>1</a&b></count_by_marketplace></orders_count>
<orders>
 <order><order_id><![CDATA[1 <count_by_marketplace> ]]]]><![CDATA[> x]]></order_id>
  <billing_address><billing_city>Nantes</billing_city>
   <billing_address><![CDATA[1 rue]]></billing_address>
  </billing_address>
  <cart><nb_orders>1</nb_orders><products><product><sku field="A&amp;B">
    <![CDATA[S1]]>
   </sku><title>
     A &lt;b&gt; &#233;&#0;
   </title></product></products></cart>
 </order>
 <order><order_id/><cart><products/></cart><x>1</x><x>2</x><x>3</x></order>
</orders></statistics>`;

const EXPECTED = [
  {
    order_id: '1 <count_by_marketplace> ]]> x',
    billing_address: {billing_city: 'Nantes', billing_address: '1 rue'},
    cart: {nb_orders: '1', products: [{sku: 'S1', sku_field: 'A&B', title: 'A <b> é\uFFFD'}]},
  },
  {order_id: '', cart: {products: []}, x: ['1', '2', '3']},
];

async function read(parts: readonly string[]) {
  const remarks = {forbidden: 0};
  const orders = xmlOrders(
    (async function* () {
      yield* parts;
    })(),
    remarks,
  );
  const found: unknown[] = [];
  let next = await orders.next();
  for (; !next.done; next = await orders.next()) found.push(...next.value);
  return {found, head: next.value, ...remarks};
}

test('the orders do not depend on where the text is divided', async () => {
  const places = fc.array(fc.nat(ANSWER.length), {maxLength: 6}).map((all) => [0, ...all.sort((a, b) => a - b)]);
  await fc.assert(
    fc.asyncProperty(places, async (starts) => {
      const parts = starts.map((start, index) => ANSWER.slice(start, starts[index + 1]));
      expect(await read(parts)).toEqual({found: EXPECTED, head: {count: '2'}, forbidden: 1});
    }),
  );
});

test.each([
  ['<a><error>x</error><ip>1.2.3.4</ip></a>', {error: 'x', ip: '1.2.3.4'}],
  ['<a><orders><order><error>x</error></order></orders></a>', {}],
  ['<a><orders_count><count_by_marketplace/><count_total> 7 </count_total></orders_count></a>', {count: ' 7 '}],
])('what %s says besides its orders', async (text, head) => {
  expect((await read([text])).head).toEqual(head);
});

test.each([
  ['&#x1F;', '\uFFFD'],
  ['&#65535;', '\uFFFD'],
  ['&#xD800;', '\uFFFD'],
  ['&#133;', '\u0085'],
  ['&#x1F600;', '😀'],
])('the reference %s', async (reference, expected) => {
  const {found} = await read([`<a><orders><order><t>x${reference}</t></order></orders></a>`]);
  expect(found).toEqual([{t: `x${expected}`}]);
});

test.each(['&#x110000;', '&nbsp;', '&x;', '<b>', '</a>', '<!DOCTYPE a>', '<c'.padEnd(60).repeat(20)])(
  '%s makes an answer faulty',
  async (text) => {
    await expect(read([`<a><orders>${text}</orders></a>`])).rejects.toThrow(/a body that is not XML|document type/);
  },
);

test('elements that are nested too deeply make an answer faulty', async () => {
  await expect(read([`<a><orders>${'<b>'.repeat(100_000)}`])).rejects.toThrow('XML that is nested too deeply');
});
