// Seeds that failed once, and what it was. They are worlds of today's simulation: when what is drawn changes, they are
// found anew by taking the mend away.

export const FAILED: readonly {readonly seed: number; readonly once: string}[] = [];
