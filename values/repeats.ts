// Finds texts that occur more than once among millions, in 8 to 16 bytes for each.

const FIRST_SIZE = 1024;

export class Repeats {
  #hashes = new Float64Array(FIRST_SIZE);
  #count = 0;

  add(text: string): void {
    if (this.#count === this.#hashes.length) this.#grow();
    this.#hashes[this.#count] = hashOf(text);
    this.#count += 1;
  }

  /** A test that is true for every text that was added more than once, and very rarely for others. */
  test(): (text: string) => boolean {
    const sorted = this.#hashes.subarray(0, this.#count).sort();
    const repeated = new Set<number>();
    for (let place = 1; place < sorted.length; place += 1)
      if (sorted[place] === sorted[place - 1]) repeated.add(sorted[place] as number);
    return repeated.size === 0 ? () => false : (text) => repeated.has(hashOf(text));
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#hashes.length);
    larger.set(this.#hashes);
    this.#hashes = larger;
  }
}

/** 53 bits (cyrb53, by bryc). */
function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  const mixed = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const other = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & other) + (mixed >>> 0);
}
