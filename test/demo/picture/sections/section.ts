// A part of the page: a heading, what is said about the figures, and charts with a table of totals each.

import {type Html, html} from '../html.ts';

export type Chart = {
  /** Names the chart in the page, for tests. */
  readonly name: string;
  readonly caption: string;
  readonly legend: Html;
  readonly image: Html;
  readonly totals: Html;
};

export type Section = {
  readonly title: string;
  readonly text: string;
  readonly charts: readonly Chart[];
  /** What the page says if there is no chart. */
  readonly empty: string;
};

export const sectionHtml = ({title, text, charts, empty}: Section): Html =>
  charts.length === 0
    ? html`<section>
<h2>${title}</h2>
<p>${empty}</p>
</section>
`
    : html`<section>
<h2>${title}</h2>
<p>${text}</p>
${charts.map(figure)}</section>
`;

const figure = ({name, caption, legend, image, totals}: Chart): Html => html`<figure data-chart="${name}">
<figcaption>${caption}</figcaption>
${legend}
${image}
${totals}
</figure>
`;
