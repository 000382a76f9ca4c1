// Marketplace codes.

/** Codes compare without case: people write `Amazon_FR`, and so does the API in places. */
export const isSameCode = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
