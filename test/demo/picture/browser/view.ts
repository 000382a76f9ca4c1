// What is wrong with the page in a window of some width.

import {pathToFileURL} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {chartFaults} from './chart.ts';

export type View = {readonly width: number; readonly colorScheme: 'dark' | 'light'};

/** How many rows the data of each chart has, by the chart's name. */
export type Rows = Readonly<Record<string, number>>;

/** Also saves a picture of the whole page. */
export async function viewFaults(browser: Browser, path: string, view: View, rows: Rows): Promise<string[]> {
  const page = await browser.newPage({viewport: {width: view.width, height: 800}, colorScheme: view.colorScheme});
  const url = pathToFileURL(path).href;
  const noise = noiseOf(page, url);
  await page.goto(url);
  await page.screenshot({path: path.replace('.html', `-${view.width}-${view.colorScheme}.png`), fullPage: true});
  const faults = [...(await overflow(page, view)), ...(await figureFaults(page, rows, await browser.newPage()))];
  return [...noise, ...faults];
}

/** Grows while the page is open: errors, what is written to the console, and requests except for the page itself. */
function noiseOf(page: Page, url: string): string[] {
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('request', (request) => request.url() !== url && noise.push(`request: ${request.url()}`));
  return noise;
}

async function overflow(page: Page, {width}: View): Promise<string[]> {
  const needed: number = await page.evaluate('document.documentElement.scrollWidth');
  return needed <= width ? [] : [`the page is ${needed} wide`];
}

async function figureFaults(page: Page, rows: Rows, empty: Page): Promise<string[]> {
  const found: string[] = [];
  const faults: string[] = [];
  for (const figure of await page.locator('figure').all()) {
    const name = (await figure.getAttribute('data-chart')) ?? '';
    found.push(name);
    faults.push(...(await chartFaults(figure, rows[name] ?? 0, empty)).map((fault) => `${name}: ${fault}`));
  }
  const missing = Object.keys(rows).filter((name) => !found.includes(name));
  return [...faults, ...missing.map((name) => `${name}: is missing`)];
}
