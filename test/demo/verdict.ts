// Says whether everything arrived, and whether the page says so.

import type {Comparison} from './compare.ts';

export function verdict({rows, values, differences}: Comparison): string {
  const compared = `${rows.toLocaleString('en')} current rows, ${values.toLocaleString('en')} values`;
  if (differences.length === 0) return `equal: ${compared}, all matching the sandbox`;
  const more = differences.length > 10 ? `\n  … and ${differences.length - 10} more` : '';
  return `DIFFERENT: ${differences.length} differences in ${compared}\n  ${differences.slice(0, 10).join('\n  ')}${more}`;
}

export const pictureVerdict = (isTrue: boolean): string =>
  isTrue
    ? "equal: all figures of the page, worked out again from the sandbox's records"
    : "DIFFERENT: the page's figures are not those worked out again from the sandbox's records";
