// The charts of a page, read from its HTML.

import {parseHTML} from 'linkedom';
import {MARKS} from './charts/svg.ts';

export type Mark = {readonly title: string; readonly width: number; readonly height: number};

/** The marks of each chart, by the chart's name. */
export function shown(page: string): Readonly<Record<string, readonly Mark[]>> {
  const {document} = parseHTML(page);
  return Object.fromEntries(
    [...document.querySelectorAll('figure')].map((figure) => [
      figure.getAttribute('data-chart'),
      [...figure.querySelectorAll(`.${MARKS} rect`)].map((mark) => ({
        title: mark.textContent,
        width: Number(mark.getAttribute('width')),
        height: Number(mark.getAttribute('height')),
      })),
    ]),
  );
}
