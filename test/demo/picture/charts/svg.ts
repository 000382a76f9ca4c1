// A plot as an SVG image for the page. The colours of its text and its marks come from the page.

import {type PlotOptions, plot} from '@observablehq/plot';
import {parseHTML} from 'linkedom';
import {Html} from '../html.ts';

/** The class of the marks that stand for the rows of the data. */
export const MARKS = 'marks';

/** Narrow enough for a phone, where it shrinks a little. */
const WIDTH = 520;

/** @param label says in one sentence what the image shows */
export function svg(label: string, options: PlotOptions): Html {
  const {document} = parseHTML('<html><body></body></html>');
  const style = {background: 'none', fontSize: '14px'};
  const image = plot({document, width: WIDTH, ariaLabel: label, style, ...options});
  image.setAttribute('role', 'img');
  return new Html(image.outerHTML);
}
