// Generates an order's lines, clean or messy, each with the line id expected in its row.
import {DAY, type Micros} from './instants.ts';
import {type Decimal, decimal} from './money.ts';
import {type Era, type Line, type LineValues, NO_ROW} from './order-types.ts';
import type {Random} from './random.ts';
import {title} from './texts.ts';

export type LineSource = {
  readonly random: Random;
  readonly era: Era;
  readonly orderId: string;
  /** The Lengow ids of the order's lines start after this number. */
  readonly firstLengowId: number;
  /** The number of lines that the order has had so far. */
  readonly lineCount: number;
  readonly at: Micros;
  readonly status: string | null;
};

type Shape = (source: LineSource) => Line[];

const tidy: Shape = (source) => [line(source, 0)];

const withoutLineId: Shape = (source) => {
  const made = line(source, 0);
  return [{...made, lineId: null, row: made.lengowId === null ? null : String(made.lengowId)}];
};

const withoutAnyId: Shape = (source) => [{...line(source, 0), lineId: null, lengowId: null, row: null}];

const shownTwice: Shape = (source) => {
  const made = line(source, 0);
  return [made, {...made, package: 1, row: NO_ROW}];
};

const shownTwiceOtherwise: Shape = (source) => {
  const made = line(source, 0);
  const values = {...made.values, quantity: (made.values.quantity ?? 0) + 1};
  return [made, {...made, package: 1, values, row: `${made.lineId}#2`}];
};

const twins: Shape = (source) => {
  const [first, second] = [line(source, 0), line(source, 1)];
  return [
    first,
    {...second, lineId: first.lineId, row: `${first.lineId}#2`, package: source.random.chance(0.5) ? 1 : 0},
  ];
};

/** The line with the smaller Lengow id comes last and keeps the line id. */
const twinsTheOtherWayRound: Shape = (source) => {
  const [first, second] = [line(source, 0), line(source, 1)];
  return [
    {...second, lineId: first.lineId, row: `${first.lineId}#2`},
    {...first, package: 1},
  ];
};

/** Only the second line has a Lengow id, which therefore counts as the smallest. */
const twinWithoutLengowId: Shape = (source) => {
  const [first, second] = [line(source, 0), line(source, 1)];
  return [
    {...first, lengowId: null, row: `${first.lineId}#2`},
    {...second, lineId: first.lineId, row: first.lineId},
  ];
};

const withNumberedNeighbour: Shape = (source) => {
  const [first, second, real] = [line(source, 0), line(source, 1), line(source, 2)];
  const taken = `${first.lineId}#2`;
  return [first, {...second, lineId: first.lineId, row: `${first.lineId}#3`}, {...real, lineId: taken, row: taken}];
};

const triplets: Shape = (source) =>
  [2, 0, 1].map((which) => {
    const lineId = line(source, 0).lineId;
    return {...line(source, which), lineId, row: which === 0 ? lineId : `${lineId}#${which + 1}`};
  });

const ANY_ERA: readonly (readonly [number, Shape])[] = [
  [70, tidy],
  [4, withoutLineId],
  [3, withoutAnyId],
  [5, twins],
  [2, withNumberedNeighbour],
];
const WITH_LENGOW_IDS: readonly (readonly [number, Shape])[] = [
  ...ANY_ERA,
  [4, shownTwice],
  [4, shownTwiceOtherwise],
  [3, twinsTheOtherWayRound],
  [1, twinWithoutLengowId],
  [2, triplets],
];

/** Generates one line, or several whose ids depend on each other. */
export const lineGroup = (source: LineSource): Line[] =>
  source.random.weighted(source.era === 2016 ? ANY_ERA : WITH_LENGOW_IDS)(source);

function line(source: LineSource, which: number): Line {
  const number = source.lineCount + which + 1;
  const lineId = `${source.orderId}-${number}`;
  const lengowId = source.era === 2016 ? null : source.firstLengowId + number;
  return {lineId, lengowId, row: lineId, package: 0, values: values(source)};
}

function values({random, era, at, status}: LineSource): LineValues {
  const quantity = random.weighted([
    [80, 1],
    [15, 2 + random.int(5)],
    [5, 0],
  ]);
  const product = `P${1000 + random.int(200)}`;
  const modern = <T>(value: T): T | null => (era === 2016 ? null : value);
  return {
    product: random.chance(0.95) ? product : null,
    title: random.chance(0.97) ? title(random) : null,
    quantity,
    amount: random.chance(0.98) ? decimal(quantity * (500 + random.int(20_000))) : null,
    shipping: modern(maybe(random, 0.5, decimal(random.int(1500)))),
    discount: maybe(random, 0.2, decimal(random.int(500))),
    tax: maybe(random, 0.6, random.chance(0.2) ? decimal(random.int(50_000_000), 6) : decimal(random.int(5000))),
    refunded: modern(maybe(random, 0.1, decimal(random.int(5000)))),
    original: modern(decimal(500 + random.int(20_000))),
    lengowStatus: random.chance(0.85) ? status : null,
    marketplaceStatus: random.chance(0.85) ? (status?.toUpperCase() ?? null) : null,
    maxShippingDate: modern(maybe(random, 0.3, at - (at % DAY) + 3 * DAY)),
    sku: random.chance(0.9) ? product.toLowerCase() : null,
    category: modern(maybe(random, 0.4, random.pick(['Tshirts', 'Maison > Lampes', 'Küche']))),
  };
}

const maybe = (random: Random, probability: number, value: Decimal | number | string) =>
  (random.chance(probability) ? value : null) as never;
