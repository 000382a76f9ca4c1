// Totals over several simulations.

export type Counts = {
  worlds: number;
  orders: number;
  actions: number;
  requests: number;
  faults: number;
  runs: number;
  kills: number;
  stops: number;
  failures: number;
  refusals: number;
  refreshes: number;
  merges: number;
  resumes: number;
  states: number;
  rows: number;
  repeated: number;
  split: number;
  lies: number;
  lost: number;
};

export const noCounts = (): Counts => ({
  worlds: 0,
  orders: 0,
  actions: 0,
  requests: 0,
  faults: 0,
  runs: 0,
  kills: 0,
  stops: 0,
  failures: 0,
  refusals: 0,
  refreshes: 0,
  merges: 0,
  resumes: 0,
  states: 0,
  rows: 0,
  repeated: 0,
  split: 0,
  lies: 0,
  lost: 0,
});

export function add(to: Counts, more: Counts): void {
  for (const key of Object.keys(to) as (keyof Counts)[]) to[key] += more[key];
}
