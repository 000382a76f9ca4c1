// An order as it truly is: clean values, and which line or tracking must become which row. Knows no API shape.
import type {Micros} from './instants.ts';
import type {Decimal} from './money.ts';
import type {Text} from './texts.ts';

/** The shape of the answers of 2016 lacks what came later: Lengow ids, original amounts, types, `anonymized`. */
export type Era = 2016 | 2024;

export type Order = {
  readonly seed: string;
  readonly era: Era;
  readonly marketplace: string;
  readonly id: string;
  /** Whether the answer tells the account: an order without one belongs to the login's. */
  readonly tellsAccount: boolean;
  readonly importedAt: Micros;
  readonly orderDate: Micros | null;
  readonly values: OrderValues;
  /** Lines that depend on each other for their ids stand together, in the order in which they are shown. */
  readonly lines: readonly (readonly Line[])[];
  readonly trackings: readonly (readonly Tracking[])[];
  readonly updatedAt: Micros;
  readonly anonymised: boolean;
  /** How many lines it ever had: the next one's number. */
  readonly lineCount: number;
  readonly version: number;
};

export type OrderValues = {
  readonly country: string | null;
  readonly lengowStatus: string | null;
  readonly marketplaceStatus: string | null;
  readonly currency: string | null;
  readonly merchantIds: string | readonly string[] | null;
  readonly types: readonly OrderType[] | null;
  readonly invoice: {readonly number: string; readonly url: string} | null;
  readonly processingFee: Decimal | null;
  readonly amounts: Amounts;
  readonly original: Amounts & {readonly currency: string | null};
};

export type OrderType = {readonly type: string; readonly label: string};

export type Amounts = {
  /** null: no exchange rate. */
  readonly total: Decimal | null;
  readonly tax: Decimal | null;
  readonly commission: Decimal | null;
  readonly shipping: Decimal | null;
  readonly discount: Decimal | null;
};

export type Line = {
  /** null: missing or blank. */
  readonly lineId: string | null;
  readonly lengowId: number | null;
  /** The line id that its row must have; null: `line-<position>`; `none`: the row is that of the line before it. */
  readonly row: string | null | typeof NO_ROW;
  readonly package: 0 | 1;
  readonly values: LineValues;
};

export type LineValues = {
  readonly product: string | null;
  readonly title: Text | null;
  readonly quantity: number | null;
  readonly amount: Decimal | null;
  readonly shipping: Decimal | null;
  readonly discount: Decimal | null;
  readonly tax: Decimal | null;
  readonly refunded: Decimal | null;
  readonly original: Decimal | null;
  readonly lengowStatus: string | null;
  readonly marketplaceStatus: string | null;
  readonly maxShippingDate: Micros | null;
  readonly sku: string | null;
  readonly category: string | null;
};

export type Tracking = {
  /** null: none, or blank. */
  readonly number: string | null;
  /** The number that its row must have; null: `untracked`; `none`: the row is that of the tracking before it. */
  readonly row: string | null | typeof NO_ROW;
  readonly package: 0 | 1;
  readonly sent: TrackingValues;
  /** What the row must say: more than `sent` where two trackings with one number complete each other. */
  readonly arrives: TrackingValues;
};

export type TrackingValues = {
  readonly carrier: string | null;
  readonly method: string | null;
  readonly url: string | null;
  readonly byMarketplace: boolean | null;
  readonly weight: Decimal | null;
  readonly shippedAt: Micros | null;
  readonly relay: Relay | null;
  readonly lineIds: readonly string[] | null;
};

export type Relay = {
  readonly id: number | string | null;
  readonly name: string | null;
  readonly type: string | null;
};

export const NO_ROW = Symbol('no row of its own');

/** What is known of the line of an order that has none. */
export const NO_VALUES: LineValues = {
  product: null,
  title: null,
  quantity: null,
  amount: null,
  shipping: null,
  discount: null,
  tax: null,
  refunded: null,
  original: null,
  lengowStatus: null,
  marketplaceStatus: null,
  maxShippingDate: null,
  sku: null,
  category: null,
};
