// Start-up as a table: each program compared with a Node process that does nothing.

import type {Timed} from '../process/time.ts';
import {milliseconds, ratio, rounded} from './numbers.ts';
import type {Section} from './section.ts';
import {ratios, spread} from './statistics.ts';

export const NOTHING = 'node -e 0';
/** Trusting an extra certificate also makes a bare Node process slower. */
export const NOTHING_TRUSTING = 'node -e 0, NODE_EXTRA_CA_CERTS set';
export const HTTPS = 'resumed, nothing new, HTTPS';

type Runs = ReadonlyMap<string, readonly Timed[]>;
type What = 'wallMs' | 'cpuMs';

export function startUpSection(runs: Runs, count: number): Section {
  const names = [...runs.keys()];
  return {
    title: 'Start-up',
    text: `Medians of ${count} rounds, in turn. A resumed run logs in, reads the marketplaces and sends two requests for orders.`,
    table: [
      ['', 'wall', `against \`${NOTHING}\` of that environment`, 'CPU', 'against it'],
      ...names.map((name) => row(runs, name)),
    ],
    figures: Object.fromEntries(
      names.filter((name) => !name.startsWith(NOTHING)).flatMap((name) => figuresOf(runs, name)),
    ),
  };
}

const row = (runs: Runs, name: string): string[] => [
  name,
  ...(['wallMs', 'cpuMs'] as const).flatMap((what) => [
    milliseconds(spread(of(runs, name, what)).median),
    ratio(against(runs, name, what)),
  ]),
];

const figuresOf = (runs: Runs, name: string): [string, number][] => [
  [`${name} / ${NOTHING}, wall`, rounded(against(runs, name, 'wallMs').median)],
  [`${name} / ${NOTHING}, CPU`, rounded(against(runs, name, 'cpuMs').median)],
];

const of = (runs: Runs, name: string, what: What): number[] => (runs.get(name) ?? []).map((one) => one[what]);

const against = (runs: Runs, name: string, what: What) =>
  ratios(
    of(runs, name, what),
    of(runs, name === HTTPS || name === NOTHING_TRUSTING ? NOTHING_TRUSTING : NOTHING, what),
  );
