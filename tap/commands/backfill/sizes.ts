// Rough numbers in words, with two significant figures. Pure.

import {amount} from '../../log/words.ts';
import {significant} from './figures.ts';

export const roughly = (value: number): string => {
  if (value < 1e6) return amount(significant(value, 2));
  return value < 1e9
    ? `${amount(significant(value / 1e6, 2))} million`
    : `${amount(significant(value / 1e9, 2))} billion`;
};

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

export function bytesInWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(significant(bytes, 2)) / 3));
  return `${significant(bytes / 1000 ** power, 2)} ${UNITS[power]}`;
}

const [HOUR, DAY] = [60, 24 * 60];

export function minutesInWords(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 2 * HOUR) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return minutes < 2 * DAY
    ? `${significant(minutes / HOUR, 2)} hours`
    : `${amount(significant(minutes / DAY, 2))} days`;
}
