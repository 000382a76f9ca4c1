// `npm run test:picture`: opens the demo's page in Chromium and checks what can be seen there.

import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {program} from '../../../helpers/program.ts';
import {open} from '../../database.ts';
import {partsOf} from '../charts/parts.ts';
import {figures} from '../figures.ts';
import {type Rows, type View, viewFaults} from './view.ts';

const inFolder = (name: string): string => fileURLToPath(new URL(`../../../../demo/${name}`, import.meta.url));
const PAGE = inFolder('report.html');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const VIEWS: readonly View[] = [
  {width: 1280, colorScheme: 'light'},
  {width: 400, colorScheme: 'dark'},
];

const USAGE = `npm run test:picture

Runs the demo, opens its page, dist/demo/report.html, in Chromium, at two widths, and checks that each chart can be
seen and has as many marks as its data has rows, and that the page needs no network. Saves pictures of the page beside
it. CHROMIUM is the browser's path; the default is /usr/bin/chromium. Has no options.`;

async function main(): Promise<number> {
  parseArgs();
  if (!existsSync(PAGE)) throw new Error('there is no page yet; run npm run demo first');
  const rows = await rowsOfCharts();
  await using browser = await chromium.launch({executablePath: CHROMIUM});
  let faults = 0;
  for (const view of VIEWS) {
    const found = await viewFaults(browser, PAGE, view, rows);
    faults += found.length;
    const said = [`${view.width} wide, ${view.colorScheme}: ${found.length} faults`, ...found].join('\n  ');
    process.stdout.write(`${said}\n`);
  }
  process.stdout.write(`rows: ${JSON.stringify(rows)}\n`);
  return faults === 0 ? 0 : 1;
}

async function rowsOfCharts(): Promise<Rows> {
  const connection = await open(inFolder('lengow.duckdb'));
  const {revenue, shipments, actions} = await figures(connection, '');
  connection.closeSync();
  const currencies = [...new Set(revenue.map(({currency}) => currency))];
  const charts = currencies.map((code) => [
    `revenue in ${code}`,
    revenue.filter(({currency}) => currency === code).length,
  ]);
  return {
    ...Object.fromEntries(charts),
    shipments: partsOf(shipments).length,
    actions: partsOf(actions).length,
  };
}

await program({usage: USAGE, main});
