// A fast string hash that is not cryptographically secure.

/**
 * A 53-bit hash, computed with cyrb53 (public domain, github.com/bryc/code). Cryptographic hashes take ten times as
 * long.
 */
export function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  const mixedHigh = mixed(high, low);
  return 2 ** 32 * (2097151 & mixed(low, mixedHigh)) + (mixedHigh >>> 0);
}

const mixed = (one: number, other: number): number =>
  Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
