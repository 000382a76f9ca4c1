// The bookmark of one feed during a run: it follows the reports, but waits at one that is not ready yet.

import type {SelectedStream} from '../../../catalog/types.ts';
import {datesBy} from '../../../state/dated.ts';
import type {Micros} from '../../../values/instant.ts';
import type {StockReport} from '../../lengow/stock/list.ts';
import type {Context} from '../context.ts';
import {writeState} from '../write-state.ts';
import {bookmarkOf} from './due.ts';

type BookmarkContext = Pick<Context, 'account' | 'checkpoint' | 'output' | 'facts' | 'messages' | 'signal'>;

export class FeedBookmark {
  readonly #context: BookmarkContext;
  readonly #stream: SelectedStream;
  readonly #feed: string;
  /** See `bookmarkOf`. */
  readonly instant: Micros | undefined;
  #isHeld = false;

  constructor(context: BookmarkContext, stream: SelectedStream, feed: number) {
    this.#context = context;
    this.#stream = stream;
    this.#feed = String(feed);
    this.instant = bookmarkOf(context.checkpoint.last, stream, feed);
  }

  /**
   * Goes back to before the oldest report, if all reports are to be read. Without this, a merge of the STATE with an
   * older one would keep the older bookmark, although the tables may have been dropped.
   */
  async begin(reports: readonly StockReport[]): Promise<void> {
    const oldest = reports.find(({createdAt}) => createdAt !== undefined)?.createdAt;
    if (this.instant === undefined && oldest !== undefined) await this.#move(oldest - 1);
  }

  /** Nothing after this moves the bookmark. */
  hold(): void {
    this.#isHeld = true;
  }

  /** The report has been written, or never will be. */
  async pass({createdAt}: StockReport): Promise<void> {
    if (this.#isHeld || createdAt === undefined || createdAt <= (this.#now ?? createdAt - 1)) return;
    await this.#move(createdAt);
  }

  get #now(): Micros | undefined {
    return datesBy(this.#context.checkpoint.last, this.#stream.name, 'feeds').get(this.#feed);
  }

  async #move(instant: Micros): Promise<void> {
    const {account, checkpoint} = this.#context;
    const place = {stream: this.#stream.name, account: String(account.id), kind: 'feeds', name: this.#feed} as const;
    checkpoint.date({...place, instant});
    const state = checkpoint.changed();
    if (state !== undefined) await writeState(state, this.#context);
  }
}
