// The paths of the stock reports that Zalando makes each day for the warehouses of a feed.

const REPORTS = 'zfs-item-quantity-snapshot';

export const listPath = (feed: number): string => `/v3.0/document/${feed}/${REPORTS}/list`;

/** The reports of a feed share a limit on requests. */
export const downloadRoute = (feed: number): string => `/v3.0/document/${feed}/${REPORTS}/download`;

export const downloadPath = (feed: number, id: string): string => `${downloadRoute(feed)}/${encodeURIComponent(id)}`;
