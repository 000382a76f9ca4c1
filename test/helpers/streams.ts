// The streams and their keys, copied from the contract. Tests of such a list have their own copy.

/** The columns that identify an order. */
export const ORDER_KEY = ['account_id', 'marketplace', 'marketplace_order_id'] as const;

/** The streams that are selected by default. */
export const KEYS = {
  marketplace: ['account_id', 'marketplace_code'],
  order: [...ORDER_KEY, 'marketplace_order_line_id'],
  order_tracking: [...ORDER_KEY, 'tracking_number'],
} as const;

export type Stream = keyof typeof KEYS;
export const STREAMS = Object.keys(KEYS) as Stream[];

/** The streams that are built from orders. */
export const ORDER_STREAMS = ['order', 'order_tracking'] as const satisfies readonly Stream[];
export type OrderStream = (typeof ORDER_STREAMS)[number];

/** The other streams that are built from orders, which are not selected by default. */
export const OPT_IN_KEYS = {
  order_address: [...ORDER_KEY, 'address_role'],
  order_document: [...ORDER_KEY, 'document_id'],
  order_payment: [...ORDER_KEY, 'payment_id'],
  order_raw: [...ORDER_KEY],
} as const;
export type OptInStream = keyof typeof OPT_IN_KEYS;
export const OPT_IN_STREAMS = Object.keys(OPT_IN_KEYS) as OptInStream[];

/** The stream that is built from actions, which is not selected by default either. */
export const ACTION_KEYS = {order_action: ['account_id', 'action_id']} as const;

/** The stream that is Amazon's own report, which is not selected by default either. */
export const VIDR_KEYS = {
  amazon_vidr: [...ORDER_KEY, 'marketplace_order_line_id', 'shipping_id', 'transaction_id', 'transaction_type'],
} as const;

/** All streams that are built from orders. */
export const ALL_ORDER_STREAMS = [...ORDER_STREAMS, ...OPT_IN_STREAMS] as const;
export type AnyOrderStream = (typeof ALL_ORDER_STREAMS)[number];

/** The other streams that are built from marketplaces, which are not selected by default. */
export const MARKETPLACE_PART_KEYS = {
  marketplace_action: [...KEYS.marketplace, 'action_type', 'lengow_status'],
  marketplace_carrier: [...KEYS.marketplace, 'kind', 'code'],
  marketplace_status: [...KEYS.marketplace, 'lengow_status', 'marketplace_status'],
} as const;
export const MARKETPLACE_PARTS = Object.keys(MARKETPLACE_PART_KEYS) as (keyof typeof MARKETPLACE_PART_KEYS)[];

/** The stream that is built from Zalando's stock reports, which is not selected by default either. */
export const STOCK_KEYS = {zfs_stock: ['account_id', 'feed_id', 'document_id', 'ean', 'location_id']} as const;

export const ALL_KEYS = {
  ...KEYS,
  ...OPT_IN_KEYS,
  ...ACTION_KEYS,
  ...MARKETPLACE_PART_KEYS,
  ...VIDR_KEYS,
  ...STOCK_KEYS,
} as const;
export type AnyStream = keyof typeof ALL_KEYS;
/** All streams, in the tap's order. */
export const ALL_STREAMS = (Object.keys(ALL_KEYS) as AnyStream[]).sort();
/** All streams whose bookmark has claims. */
export const BOOKMARKED = [...ALL_ORDER_STREAMS, 'order_action'] as const;

/** The project's views over these streams. */
export const VIEWS = ['order_current', 'order_tracking_current', 'order_header'] as const;

/** The views over the streams that are not selected by default. */
export const OPT_IN_VIEWS = OPT_IN_STREAMS.map((stream) => `${stream}_current` as const);

/** All views of current rows, and the view of whole orders. */
export const ALL_VIEWS = [...VIEWS, ...OPT_IN_VIEWS, 'order_action_current', 'zfs_stock_current'] as const;
export type AnyView = (typeof ALL_VIEWS)[number];

export const eachStream = <T>(of: (stream: Stream) => T): Record<Stream, T> =>
  Object.fromEntries(STREAMS.map((stream) => [stream, of(stream)])) as Record<Stream, T>;

/** The same for all streams. */
export const eachOfAll = <T>(of: (stream: AnyStream) => T): Record<AnyStream, T> =>
  Object.fromEntries(ALL_STREAMS.map((stream) => [stream, of(stream)])) as Record<AnyStream, T>;
