// Generates an order's trackings, clean or messy, each with the number expected in its row.
import {DAY, type Micros, SECOND} from './instants.ts';
import {decimal} from './money.ts';
import {NO_ROW, type Relay, type Tracking, type TrackingValues} from './order-types.ts';
import type {Random} from './random.ts';

export type TrackingSource = {
  readonly random: Random;
  readonly number: string;
  readonly at: Micros;
  readonly lineIds: readonly string[];
};

type Shape = (source: TrackingSource) => Tracking[];

const tidy: Shape = (source) => [tracking(source)];

const inSecondPackage: Shape = (source) => [{...tracking(source), package: 1}];

const withoutNumber: Shape = (source) => [{...tracking(source), number: null, row: null}];

const twoWithoutNumber: Shape = (source) => [...withoutNumber(source), ...withoutNumber(source)];

/** One parcel split across two trackings, each of which contains some of the parcel's values. */
const inTwoParts: Shape = (source) => {
  const whole = tracking(source);
  const {arrives} = whole;
  const first = {...arrives, method: null, url: null, shippedAt: null, lineIds: arrives.lineIds?.slice(0, 1) ?? null};
  const second = {...arrives, carrier: null, weight: null, relay: null, lineIds: arrives.lineIds?.slice(1) ?? null};
  return [
    {...whole, sent: first},
    {...whole, sent: second, package: 1, row: NO_ROW},
  ];
};

const disagreeing: Shape = (source) => {
  const first = tracking(source);
  const values = {...first.arrives, carrier: `${first.arrives.carrier ?? ''}X`};
  return [
    {
      ...first,
      sent: {...first.sent, carrier: first.sent.carrier ?? 'DHL'},
      arrives: {...first.arrives, carrier: first.sent.carrier ?? 'DHL'},
    },
    {...first, package: 1, row: `${source.number}#2`, sent: values, arrives: values},
  ];
};

const SHAPES: readonly (readonly [number, Shape])[] = [
  [64, tidy],
  [6, inSecondPackage],
  [12, withoutNumber],
  [4, twoWithoutNumber],
  [8, inTwoParts],
  [6, disagreeing],
];

/** Generates one tracking, or two that depend on each other. */
export const trackingGroup = (source: TrackingSource): Tracking[] => source.random.weighted(SHAPES)(source);

function tracking(source: TrackingSource): Tracking {
  const values = valuesOf(source);
  return {number: source.number, row: source.number, package: 0, sent: values, arrives: values};
}

function valuesOf({random, number, at, lineIds}: TrackingSource): TrackingValues {
  const carrier = random.pick(['LAPOSTE', 'DHL', 'Colissimo "Relais"', 'GLS', 'UPS', 'Correos Exprés', null]);
  const day = at - (at % DAY);
  return {
    carrier,
    method: random.pick(['Standard', 'Express', null, null]),
    url: random.chance(0.5) ? `https://track.example/?n=${number}&lang=fr` : null,
    byMarketplace: random.weighted([
      [70, false],
      [25, true],
      [5, null],
    ]),
    weight: random.chance(0.3) ? decimal(random.int(30_000), 3) : null,
    shippedAt: random.pick([null, day, day + 43_200 * SECOND, at - 7 * SECOND - 1]),
    relay: relay(random),
    lineIds: random.weighted([
      [80, lineIds],
      [10, lineIds.slice(0, 1)],
      [10, null],
    ]),
  };
}

const relay = (random: Random): Relay | null =>
  random.weighted<Relay | null>([
    [50, {id: null, name: null, type: null}],
    [10, {id: 10_000 + random.int(9000), name: null, type: null}],
    [10, {id: `R${random.int(9000)}`, name: 'Tabac de la Gare', type: 'pickup'}],
    [10, {id: random.int(900), name: 'Relais 12', type: null}],
    [10, {id: null, name: 'Kiosque Bellevue', type: 'locker'}],
    [10, null],
  ]);
