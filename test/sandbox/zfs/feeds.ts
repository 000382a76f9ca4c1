// Zalando's stock reports of the shop's feeds, and how they change.
import {type Answer, failure, json} from '../answer.ts';
import type {Clock} from '../clock.ts';
import {DAY, HOUR, SECOND} from '../instants.ts';
import type {Row} from '../rows.ts';
import {firstReports, makeReport} from './make.ts';
import {entryOf, fileOf, rowsOf, type StockReport} from './report.ts';

/** The shop's feeds with Zalando's warehouses. */
export const ZFS_FEEDS = [222, 333] as const;

export type ZfsOptions = {
  readonly accountId: number;
  readonly seed: string;
  readonly clock: Clock;
  /** The initial number of reports of all feeds. */
  readonly count: number;
};

type Entries = Readonly<Record<string, object>>;

const PATH = /^\/v3\.0\/document\/(\d+)\/zfs-item-quantity-snapshot\/(?:list|download\/([^/]+))$/;

export const isZfsPath = (path: string): boolean => PATH.test(path);

export class ZfsFeeds {
  readonly #options: ZfsOptions;
  readonly #reports: ReadonlyMap<number, Map<string, StockReport>>;
  /** Answers to downloads that replace those of the reports. */
  readonly #files = new Map<string, Answer>();

  /** Changes the list of a feed. */
  list: (feed: number, entries: Entries) => Entries = (_, entries) => entries;

  constructor(options: ZfsOptions) {
    const {seed, clock, count} = options;
    this.#options = options;
    const each = {count: Math.floor(count / ZFS_FEEDS.length), now: clock.start};
    this.#reports = new Map(
      ZFS_FEEDS.map((feed) => [feed, new Map(firstReports(seed, feed, each).map((report) => [report.id, report]))]),
    );
  }

  /** The reports of a feed, oldest first. */
  reports(feed: number): readonly StockReport[] {
    return [...(this.#reports.get(feed)?.values() ?? [])].toSorted((a, b) => a.createdAt - b.createdAt);
  }

  /** The rows that the table must contain once every ready report has been read. */
  truth(): Row[] {
    return ZFS_FEEDS.flatMap((feed) =>
      this.reports(feed)
        .filter(({status}) => status === 'ready')
        .flatMap((report) => rowsOf(report, this.#options.accountId, feed)),
    );
  }

  /** A day later, each feed has another report. */
  nextDay(): void {
    this.#options.clock.advance(DAY / SECOND);
    this.addReports();
  }

  /** Each feed has another report, made a few hours ago. */
  addReports(): void {
    const {clock, seed} = this.#options;
    for (const feed of ZFS_FEEDS)
      this.put(feed, makeReport(seed, feed, this.reports(feed).length, clock.now() - 5 * HOUR));
  }

  /** Adds a report, or replaces it. */
  put(feed: number, report: StockReport): void {
    this.#reports.get(feed)?.set(report.id, report);
  }

  /** Changes a report. @param id the last of the feed by default */
  change(feed: number, more: Partial<StockReport>, id = this.reports(feed).at(-1)?.id): StockReport {
    const report = {...(this.reports(feed).find((one) => one.id === id) as StockReport), ...more};
    this.put(feed, report);
    return report;
  }

  /** Answers downloads of a report by hand; no row is expected for that. Undefined takes this back. */
  answer(id: string, answer: Answer | undefined): void {
    if (answer) this.#files.set(id, answer);
    else this.#files.delete(id);
  }

  #listed(feed: number): Answer {
    return json(this.list(feed, Object.fromEntries(this.reports(feed).map((report) => [report.id, entryOf(report)]))));
  }

  respond(path: string): Answer {
    const [, feed = '', id] = PATH.exec(path) ?? [];
    const reports = this.#reports.get(Number(feed));
    if (!reports) return failure(404, `Feed ${feed} not found`);
    if (id === undefined) return this.#listed(Number(feed));
    const own = this.#files.get(id);
    const report = reports.get(id);
    if (own) return own;
    if (report?.status === 'ready') return {status: 200, body: fileOf(report), type: 'text/csv; charset=utf-8'};
    if (report?.status === 'error') return {status: 200, body: report.errors ?? '', type: 'text/plain'};
    return failure(404, `Document ${id} not found`);
  }
}
