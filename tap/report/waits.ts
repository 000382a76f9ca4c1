// Adds up the time that a run has waited for one reason. Waits of parallel requests overlap, and count once.

export class Waits {
  #totalMs = 0;
  #endMs = Number.NEGATIVE_INFINITY;

  /** @param nowMs the current time; never decreases */
  add(ms: number, nowMs: number): void {
    const endMs = Math.max(this.#endMs, nowMs + ms);
    this.#totalMs += endMs - Math.max(this.#endMs, nowMs);
    this.#endMs = endMs;
  }

  /** The run ends now, perhaps in the middle of a wait. */
  end(nowMs: number): void {
    this.#totalMs -= Math.max(0, this.#endMs - nowMs);
    this.#endMs = Math.min(this.#endMs, nowMs);
  }

  get seconds(): number {
    return Math.round(this.#totalMs / 100) / 10;
  }
}
