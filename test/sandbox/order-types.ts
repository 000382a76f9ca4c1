// An order's true values, and the row expected for each line or tracking. API formats are handled elsewhere.
import type {Micros} from './instants.ts';
import type {Decimal} from './money.ts';
import type {Text} from './texts.ts';

/** Responses from 2016 do not contain the fields added later: Lengow ids, original amounts, types, `anonymized`. */
export type Era = 2016 | 2024;

export type Order = {
  readonly seed: string;
  readonly era: Era;
  readonly marketplace: string;
  readonly id: string;
  /** Whether the response contains the account id. If not, the order belongs to the account that logged in. */
  readonly tellsAccount: boolean;
  readonly importedAt: Micros;
  readonly orderDate: Micros | null;
  readonly values: OrderValues;
  /** Lines whose ids depend on each other form one group, in response order. */
  readonly lines: readonly (readonly Line[])[];
  readonly trackings: readonly (readonly Tracking[])[];
  readonly updatedAt: Micros;
  readonly anonymised: boolean;
  /** The number of lines the order has ever had. The next line's number is derived from this count. */
  readonly lineCount: number;
  readonly version: number;
  /** How often the order has changed in a way that updates `updated_at`. */
  readonly changes: number;
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
  /** The line id expected in the row. null: `line-<position>`; `NO_ROW`: the line shares the previous line's row. */
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
  /** null: there is none, or it is blank. */
  readonly number: string | null;
  /** The number expected in the row. null: `untracked`; `NO_ROW`: the tracking shares the previous tracking's row. */
  readonly row: string | null | typeof NO_ROW;
  readonly package: 0 | 1;
  readonly sent: TrackingValues;
  /** The values expected in the row. They include more than `sent` if two trackings with the same number are merged. */
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

/** The line values in the row for an order without lines. */
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
