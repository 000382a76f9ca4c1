// The page for figures that a shop rarely has.

import type {Figures} from './figures.ts';
import {page} from './page.ts';
import {shown} from './shown.ts';

const NOTHING: Figures = {
  asOf: '2026-03-01T01:00:00.000Z',
  revenue: [],
  leftOut: {currency: 0, total: 0, date: 0},
  shipments: [],
  deadlines: {orders: 0, dated: 0, byMarketplace: 0},
  actions: [],
};
const sold = (currency: string, amount: number) => ({currency, marketplace: 'fnac', month: '2026-01', amount});

test('without data, a sentence stands in place of each chart', () => {
  const text = page(NOTHING);
  expect(shown(text)).toEqual({});
  expect(text).toContain('<p>Nothing was sold, or no order has a currency, a total and a date.</p>');
  expect(text).toContain('<p>No order that the seller ships is past its deadline.</p>');
  expect(text).toContain('<p>No marketplace was asked for anything.</p>');
});

test('each currency has a chart, and amounts in two currencies are not added', () => {
  const text = page({...NOTHING, revenue: [sold('EUR', 1), sold('PLN', 2000.5)]});
  expect(Object.keys(shown(text))).toEqual(['revenue in EUR', 'revenue in PLN']);
  expect(shown(text)['revenue in PLN']?.map(({title}) => title)).toEqual(['fnac, 2026-01: 2,000.50 PLN']);
  expect(text).toContain('<td>all</td><td class="number">1.00</td>');
  expect(text).toContain('<td>all</td><td class="number">2,000.50</td>');
});

test('a bar without any known outcome has no share', () => {
  const text = page({...NOTHING, shipments: [{group: '', marketplace: 'fnac', good: 0, bad: 0, unknown: 3}]});
  expect(shown(text).shipments).toEqual([expect.objectContaining({title: 'fnac: 3 not known'})]);
  expect(text).toContain('<td class="number">–</td>');
});

test('markup in names is text', () => {
  const [marketplace, group, currency] = [`<b onload='x'>"&amp;`, '<script>alert(1)</script>', '"><i>&amp;'];
  const revenue = [{...sold(currency, 1), marketplace}];
  const text = page({...NOTHING, revenue, actions: [{group, marketplace, good: 1, bad: 0, unknown: 0}]});
  expect(text).not.toMatch(/<b |<script|"><i>/);
  expect(shown(text)).toEqual({
    [`revenue in ${currency}`]: [expect.objectContaining({title: `${marketplace}, 2026-01: 1.00 ${currency}`})],
    actions: [expect.objectContaining({title: `${marketplace}, ${group}: 1 accepted`})],
  });
});

test('every image has a name, and nothing is loaded or run', () => {
  const text = page({...NOTHING, revenue: [sold('EUR', 1)]});
  expect(text).toMatch(/<svg [^>]*aria-label="Revenue in EUR by marketplace and month"/);
  expect(text).toMatch(/<svg [^>]*role="img"/);
  expect(text).not.toMatch(/<script|<link|<img|@import|url\(|(?:src|href)=/);
});
