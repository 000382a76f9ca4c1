// Figures over several rounds.

export type Spread = {readonly median: number; readonly least: number; readonly most: number};

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number): number => sorted[place] ?? Number.NaN;
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return {median: (at(low) + at(high)) / 2, least: at(0), most: at(sorted.length - 1)};
}

/** Compares round by round: a slow round affects both programs, so it does not change the ratio. */
export const ratios = (values: readonly number[], to: readonly number[]): Spread =>
  spread(values.map((value, round) => value / (to[round] as number)));
