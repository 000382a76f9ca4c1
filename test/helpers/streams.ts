// The streams and their keys, copied from the contract. Tests of such a list have their own copy.

/** The columns that identify an order. */
export const ORDER_KEY = ['account_id', 'marketplace', 'marketplace_order_id'] as const;

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

/** The project's views over these streams. */
export const VIEWS = ['order_current', 'order_tracking_current', 'order_header'] as const;
export type View = (typeof VIEWS)[number];

export const eachStream = <T>(of: (stream: Stream) => T): Record<Stream, T> =>
  Object.fromEntries(STREAMS.map((stream) => [stream, of(stream)])) as Record<Stream, T>;
