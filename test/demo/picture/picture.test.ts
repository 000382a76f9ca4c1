// The page of a small shop, loaded by the built tap, shows what the sandbox's truth says.

import {truthOf} from '../../dbt/shop.ts';
import {temporaryFolder} from '../../helpers/temporary-folder.ts';
import {createShop, startSandbox} from '../../sandbox/index.ts';
import {writeCatalog} from '../catalog.ts';
import {open} from '../database.ts';
import {loadOnce, writeConfig} from '../run.ts';
import {expected} from './expected.ts';
import {type Figures, figures} from './figures.ts';
import {createMarts} from './marts.ts';
import {page} from './page.ts';
import {shown} from './shown.ts';

const NOW = '2026-03-01T00:00:00Z';
const AS_OF = '2026-03-01T01:00:00.000Z';

type Pictured = {readonly found: Figures; readonly truth: Figures};

async function pictured(seed: string): Promise<Pictured> {
  using temporary = temporaryFolder();
  const folder = temporary.path;
  await using sandbox = await startSandbox({shop: createShop({seed, now: NOW, orders: 150, months: 6, actions: 80})});
  const connection = await open(':memory:');
  writeCatalog(`${folder}/catalog.json`);
  writeConfig(folder, sandbox);
  await loadOnce({folder, sandbox, connection});
  await createMarts(connection, AS_OF);
  const found = await figures(connection, AS_OF);
  connection.closeSync();
  return {found, truth: expected(truthOf(sandbox, [], AS_OF))};
}

let one: Pictured;
beforeAll(async () => {
  one = await pictured('one');
});

test('the figures are those of the truth', () => {
  expect(one.found).toEqual(one.truth);
  for (const rows of [one.truth.revenue, one.truth.shipments, one.truth.actions])
    expect(rows.length).toBeGreaterThan(3);
});

test('revenue has a column for each marketplace and month, as high as the amount', () => {
  const marks = shown(page(one.found))['revenue in EUR'] ?? [];
  const {revenue} = one.truth;
  expect(marks.map(({title}) => title)).toEqual(
    revenue.map(({marketplace, month, amount}) => `${marketplace}, ${month}: ${english(amount)} EUR`),
  );
  expectProportional(
    marks.map(({height}) => height),
    revenue.map(({amount}) => amount),
  );
});

test.each([
  ['shipments', ['late', 'in time', 'not known']],
  ['actions', ['refused', 'accepted', 'no answer']],
] as const)('%s have a part of a bar for each number that is not 0, as long as the number', (name, words) => {
  const marks = shown(page(one.found))[name] ?? [];
  const parts = one.truth[name]
    .flatMap(({group, marketplace, good, bad, unknown}) =>
      [bad, good, unknown].map((number, at) => ({
        number,
        title: `${marketplace}${group && `, ${group}`}: ${number} ${words[at]}`,
      })),
    )
    .filter(({number}) => number > 0);
  expect(marks.map(({title}) => title)).toEqual(parts.map(({title}) => title));
  expectProportional(
    marks.map(({width}) => width),
    parts.map(({number}) => number),
  );
});

test('the same seed gives the same page, another seed another one', async () => {
  const [same, other] = [await pictured('one'), await pictured('other')];
  expect(other.found).toEqual(other.truth);
  expect(page(same.found)).toBe(page(one.found));
  expect(shown(page(other.found))).not.toEqual(shown(page(one.found)));
});

const english = (amount: number): string => amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');

function expectProportional(sizes: readonly number[], values: readonly number[]): void {
  const scale = Math.max(...sizes) / Math.max(...values);
  expect(sizes.map((size) => size.toFixed(3))).toEqual(values.map((value) => (value * scale).toFixed(3)));
}
