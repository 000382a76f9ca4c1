// Finds JSON that takes far more memory once it is parsed: 100 MB of nothing but brackets take 5 GB.

/** From this size on, a body is unusual. */
export const LARGE_BYTES = 16 * 1024 * 1024;

const LEAST_BYTES_PER_SIGN = 4;
const SIGNS = new Set([...'[{,:'].map((sign) => sign.charCodeAt(0)));
const IS_SIGN = Uint8Array.from({length: 256}, (_, byte) => Number(SIGNS.has(byte)));

export class Density {
  #bytes = 0;
  #signs = 0;

  add(chunk: Uint8Array): this {
    this.#bytes += chunk.length;
    for (const byte of chunk) this.#signs += IS_SIGN[byte] as number;
    return this;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether a large body has a bracket, comma or colon in every few bytes. Lengow's data has one in fifteen. */
  get isTooHigh(): boolean {
    return this.#bytes >= LARGE_BYTES && this.#signs * LEAST_BYTES_PER_SIGN > this.#bytes;
  }
}
