// The figures from `npm run size` as Markdown, ready to paste.

import type {NothingNew, SizeResult} from './size-run.ts';

type Findings = {
  readonly results: readonly SizeResult[];
  readonly nothing: NothingNew | undefined;
  readonly command: string;
  readonly where: string;
  readonly date: Date;
};

type Line = readonly [name: string, of: (result: SizeResult) => string];

const MEASURES: readonly Line[] = [
  ['orders written, of those that the API has', ({orders, due}) => `${amount(orders)} of ${amount(due)}`],
  ['rows', ({rows}) => amount(rows)],
  ['rows missing, repeated', ({missing, repeated}) => `${amount(missing)}, ${amount(repeated)}`],
  ['requests for orders', ({counts}) => amount(counts.orders)],
  ['… a hundred orders', ({counts, due}) => ((counts.orders * 100) / due).toFixed(3)],
  ['read, written', ({counts, bytes}) => `${megabytes(counts.bytes)}, ${megabytes(bytes)}`],
  ["wall, without the waits for the API's limit", ({wallMs}) => seconds(wallMs)],
  ['processor, user + system', ({userMs, systemMs}) => `${seconds(userMs)} + ${seconds(systemMs)}`],
  ['… for 100,000 orders', ({userMs, systemMs, due}) => seconds(((userMs + systemMs) * 100_000) / due)],
  ['peak memory (VmHWM)', ({peakKb}) => megabytes(peakKb * 1024)],
  ['memory, mean of each fifth of the run', ({samples}) => fifths(samples).map(round).join(', ')],
  ['last STATE', ({stateBytes}) => `${stateBytes} bytes`],
];

const ACTIONS: Line = ['requests for actions', ({counts}) => amount(counts.actions)];

export function table({results, nothing, command, where, date}: Findings): string {
  const measures = results.some(({counts}) => counts.actions > 0) ? [...MEASURES, ACTIONS] : MEASURES;
  const rows = [
    ['', ...results.map(({name}) => name)],
    ['---', ...results.map(() => '--:')],
    ...measures.map(([name, of]) => [name, ...results.map(of)]),
  ];
  const caption = `\`${command}\`, ${date.toISOString().slice(0, 10)}, ${where}`;
  return [
    caption,
    '',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...ratios(results),
    ...idle(nothing),
    '',
  ].join('\n');
}

function ratios([small, large]: readonly SizeResult[]): string[] {
  if (!small || !large) return [];
  const cpu = ({userMs, systemMs, due}: SizeResult) => (userMs + systemMs) / due;
  return [
    `Ten times the orders: ${percent(large.peakKb / small.peakKb)} peak memory, ${percent(cpu(large) / cpu(small))} CPU time per order.`,
  ];
}

const idle = (again: NothingNew | undefined): string[] =>
  again
    ? [
        `A run with nothing new in a shop of ${amount(again.orders)}: ${again.token} login, ${again.marketplaces} for marketplaces, ${again.pages} for orders (a seven-day lookback), ${seconds(again.wallMs)}.`,
      ]
    : [];

/** In MB. */
function fifths(samples: readonly number[]): number[] {
  const part = (at: number) =>
    samples.slice(Math.floor((at * samples.length) / 5), Math.floor(((at + 1) * samples.length) / 5));
  return [0, 1, 2, 3, 4].map(
    (at) => (part(at).reduce((sum, kb) => sum + kb, 0) * 1024) / Math.max(1, part(at).length) / 1e6,
  );
}

const amount = (count: number): string => count.toLocaleString('en');
const round = (value: number): string => value.toFixed(0);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const percent = (ratio: number): string => `${((ratio - 1) * 100).toFixed(1).replace(/^(?=\d)/, '+')} %`;
