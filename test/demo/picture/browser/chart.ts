// Whether a chart can be seen, and has as many marks as its data has rows.

import type {Locator, Page} from 'playwright-core';
import {MARKS} from '../charts/svg.ts';
import {labelFaults} from './labels.ts';
import {coloursIn} from './pixels.ts';

/** @param empty an empty page */
export async function chartFaults(figure: Locator, rows: number, empty: Page): Promise<string[]> {
  const image = figure.locator('svg');
  const marks = image.locator(`.${MARKS} rect`);
  const number = await marks.count();
  return [
    ...(number === rows ? [] : [`has ${number} marks for ${rows} rows`]),
    ...(await placeFaults(image)),
    ...(await labelFaults(image)),
    ...(await colourFaults(image, marks, empty)),
  ];
}

async function placeFaults(image: Locator): Promise<string[]> {
  const place = await image.boundingBox();
  const width = image.page().viewportSize()?.width ?? 0;
  if (!place || place.width < width / 4 || place.height < 50) return [`is too small: ${JSON.stringify(place)}`];
  return place.x >= 0 && place.x + place.width <= width ? [] : [`does not fit: ${JSON.stringify(place)}`];
}

async function colourFaults(image: Locator, marks: Locator, empty: Page): Promise<string[]> {
  const wanted: string[] = await marks.evaluateAll((all) =>
    all.map((mark) => mark.ownerDocument.defaultView.getComputedStyle(mark).fill),
  );
  const seen = await coloursIn(empty, await image.screenshot());
  return [...new Set(wanted)].filter((colour) => !seen.includes(colour)).map((colour) => `shows nothing in ${colour}`);
}
