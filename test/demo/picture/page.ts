// The page: HTML that needs neither a script nor the network.

import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Figures} from './figures.ts';
import {Html, html} from './html.ts';
import {actions} from './sections/actions.ts';
import {revenue} from './sections/revenue.ts';
import {sectionHtml} from './sections/section.ts';
import {shipments} from './sections/shipments.ts';

const STYLE = fileURLToPath(new URL('../../../../test/demo/picture/page.css', import.meta.url));
const SECTIONS = [revenue, shipments, actions];

export function page(figures: Figures): string {
  const style = new Html(readFileSync(STYLE, 'utf8'));
  const {text} = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Orders of a Lengow sandbox</title>
<style>
${style}</style>
</head>
<body>
<main>
<h1>Orders of a Lengow sandbox</h1>
<p class="faint">Made from the marts of the dbt package, as of ${figures.asOf.slice(0, 16).replace('T', ' ')} UTC. All of the data is made up.</p>
${SECTIONS.map((section) => sectionHtml(section(figures)))}</main>
</body>
</html>
`;
  return text;
}
