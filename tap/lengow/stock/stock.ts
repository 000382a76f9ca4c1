// Zalando's stock reports: a list for each feed, and a file for each report.

import {LengowError} from '../../errors.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {Client} from '../http/client.ts';
import {nameOf, reportsIn, type StockReport} from './list.ts';
import {downloadPath, downloadRoute, listPath} from './path.ts';
import type {Sheet} from './sheet.ts';

export class Stock {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * The reports of a feed, oldest first.
   *
   * @throws LengowError if there is no such feed; RightsError, LengowError
   */
  async reports(feed: number): Promise<StockReport[]> {
    const path = listPath(feed);
    const read = (body: unknown) => reportsIn(body, feed);
    const answer = await this.#client.get<StockReport[] | number>({path, read, otherwise: {400: 400, 404: 404}});
    if (typeof answer === 'number') throw noSuchFeed(feed, path, answer);
    return answer;
  }

  /**
   * Downloads a report.
   *
   * @param look reads the whole report as part of the attempt, so that a faulty one is downloaded again; it is called
   *   once for each attempt
   * @returns what `look` returned
   * @throws LengowError, RightsError, and RecordError if the columns cannot be used
   */
  async download<T>(report: StockReport, look: (sheet: Sheet) => Promise<T>): Promise<T> {
    const path = downloadPath(report.feed, report.id);
    const answer = await this.#client.stream({
      path,
      route: downloadRoute(report.feed),
      accept: 'text/csv, application/csv',
      read: async (body, {header}) => {
        checkType(header('content-type'));
        // Most runs do without the CSV library, and start faster without it.
        const {sheetOf} = await import('./sheet.ts');
        return look(await sheetOf(body, nameOf(report)));
      },
    });
    if (!answer.ok) throw undownloadable(report, path, answer.status);
    return answer.value;
  }
}

/** A report in error is sent as a text file. */
function checkType(type: string | null): void {
  const medium = (type ?? '').split(';', 1).join('').replaceAll(/\s/g, '').toLowerCase();
  if (medium !== '' && !medium.endsWith('csv')) throw new FaultyResponse('a body that is not labeled as CSV');
}

const noSuchFeed = (feed: number, path: string, status: number): LengowError =>
  new LengowError(
    `GET ${path} was refused with HTTP ${status}: Lengow has no Zalando stock reports for feed ${feed}. Check the id in zfs_feeds; Lengow shows the id of each feed, and order.feed_id has it.`,
  );

const undownloadable = (report: StockReport, path: string, status: number): LengowError =>
  new LengowError(
    `GET ${path} was refused with HTTP ${status}, although Lengow lists ${nameOf(report)} as ready. Ask Lengow why it cannot be downloaded.`,
  );
