// What the tests of zfs_stock share: reports by hand, and what a run's output and requests say about stock.

import {createShop, type Sandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {lastState, messagesOf} from './messages.ts';
import {Tables} from './tables.ts';
import type {Ended, Json} from './tap.ts';
import {differences} from './truth.ts';

export const [FEED, OTHER] = ZFS_FEEDS;

/** A shop with nothing but stock reports. */
export const stockShop = (stockReports: number) => createShop({orders: 0, unlisted: 0, stockReports});

export const HEADER =
  '"ean","total_quantity","total_offerable_quantity","total_non_offerable_quantity","location_id","location_quantity","location_offerable_quantity","location_non_offerable_quantity"';
export const LINE = '"0194502370669","1","0","1","1e57b2b6-907b-4676-8766-339a1d596e59","1","0","1"';

/** A download, by hand. */
export const csv = (...lines: readonly string[]) => ({
  status: 200,
  type: 'text/csv',
  body: lines.map((line) => `${line}\n`).join(''),
});

/** Calls `work`, and adds what it asked for and where it left the feeds. */
export async function withPaths<T extends Ended>(sandbox: Sandbox, work: () => Promise<T>) {
  const before = sandbox.requestsOf('zfs').length;
  const ended = await work();
  const paths = sandbox.requestsOf('zfs').slice(before);
  return {...ended, paths: paths.map(({path}) => path), feeds: feedsIn(lastState(ended.stdout))};
}

export const feedsIn = (state: unknown): Json =>
  (state as {bookmarks?: {zfs_stock?: {feeds?: Json}}} | undefined)?.bookmarks?.zfs_stock?.feeds ?? {};

/** The ids of the reports that were downloaded. */
export const downloads = (paths: readonly string[]): string[] =>
  paths.filter((path) => path.includes('/download/')).map((path) => path.replace(/.*\//, ''));

/** Differences between the table that the outputs make and what it must contain. */
export const wrong = (sandbox: Sandbox, ...stdouts: readonly string[]): string[] => {
  const tables = stdouts.reduce((all, stdout) => all.load(stdout), new Tables());
  return differences(tables, sandbox.truth(), {streams: ['zfs_stock']}).slice(0, 5);
};

export const idsOf = (sandbox: Sandbox, feed: number): string[] => sandbox.shop.zfs.reports(feed).map(({id}) => id);

/** The reports whose rows are on stdout, and `STATE` for each STATE. */
export const outline = (stdout: string): string[] =>
  messagesOf(stdout)
    .filter(({type}) => type !== 'SCHEMA')
    .map(({type, record}) => (type === 'RECORD' ? String(record?.document_id) : 'STATE'))
    .filter((word, index, words) => word === 'STATE' || word !== words[index - 1]);

export const warnings = ({stderr}: Pick<Ended, 'stderr'>): string[] =>
  stderr.split('\n').filter((line) => line.startsWith('WARNING'));

/** The instant of a report created at a whole millisecond, as a bookmark has it. */
export const canonical = (micros: number): string => `${new Date(micros / 1000).toISOString().slice(0, -1)}000Z`;

/** The bookmark after a report. @param place in the list, from its end if negative */
export const bookmarkAt = (sandbox: Sandbox, feed: number, place: number): string =>
  canonical((sandbox.shop.zfs.reports(feed).at(place) as {createdAt: number}).createdAt);
