// Formats figures.

import type {Spread} from './statistics.ts';

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
export const milliseconds = (ms: number): string => `${Math.round(ms)} ms`;
export const megabytes = (kb: number): string => `${Math.round((kb * 1024) / 1e6)} MB`;
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The median, with the minimum and maximum in brackets. */
export const ratio = ({median, least, most}: Spread): string =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
