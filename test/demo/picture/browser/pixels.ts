// The colours in a screenshot. A browser decodes it, because Node cannot.

import type {Page} from 'playwright-core';

const COLOURS = `async (url) => {
  const image = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const {data} = canvas.getImageData(0, 0, image.width, image.height);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) colours.add('rgb(' + [...data.slice(at, at + 3)].join(', ') + ')');
  return [...colours];
}`;

/** @param page an empty page @returns colours as a computed style has them, such as `rgb(0, 128, 255)` */
export const coloursIn = (page: Page, png: Buffer): Promise<string[]> =>
  page.evaluate(`(${COLOURS})('data:image/png;base64,${png.toString('base64')}')`);
