// Marketplace codes.

/** Compares case-insensitively: people write `Amazon_FR`, and so does the API in some responses. */
export const isSameCode = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
