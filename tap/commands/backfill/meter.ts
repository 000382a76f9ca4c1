// Measures the cost of Lengow's responses: how many requests, and the size and time of a page. Passes everything on.

import type {Listener, Requested, WaitReason} from '../../lengow/http/call.ts';
import type {CollectionListener} from '../../lengow/walk/collection.ts';
import type {Page} from '../../lengow/walk/page.ts';
import {PAGE_SIZE} from '../../lengow/walk/query.ts';
import type {Noun} from '../../lengow/walk/route.ts';

/** Averages over the fullest pages so far; 0 if there were none. */
export type MeanPage = {readonly bytesPerOrder: number; readonly ms: number};

type Measured = {readonly count: number; readonly results: number; readonly bytes: number; readonly ms: number};

export class Meter implements Listener, CollectionListener {
  readonly #listener: Listener & CollectionListener;
  readonly #pages: Measured[] = [];
  #requests = 0;

  constructor(listener: Listener & CollectionListener) {
    this.#listener = listener;
  }

  /** How many requests have been sent, including those that failed. */
  get requests(): number {
    return this.#requests;
  }

  /** How many orders the API puts on a page. */
  get pageSize(): number {
    const cut = this.#pages.filter(({count, results}) => results < count);
    return cut.length === 0 ? PAGE_SIZE : Math.max(...cut.map(({results}) => results));
  }

  get meanPage(): MeanPage {
    const most = Math.max(...this.#pages.map(({results}) => results));
    const fullest = this.#pages.filter(({results}) => results === most);
    if (fullest.length === 0) return {bytesPerOrder: 0, ms: 0};
    const mean = (of: (page: Measured) => number) => fullest.reduce((sum, page) => sum + of(page), 0) / fullest.length;
    return {bytesPerOrder: mean(({bytes}) => bytes) / most, ms: mean(({ms}) => ms)};
  }

  requested(request: Requested): void {
    this.#requests += 1;
    const {page, characters = 0, params, ms} = request;
    // A page of one order is requested only for its count.
    const isPage = page !== undefined && page.results > 0 && params?.get('page_size') !== '1';
    if (isPage) this.#pages.push({...page, bytes: characters, ms});
    this.#listener.requested(request);
  }

  retrying(message: string, waitMs: number, reason?: WaitReason): void {
    this.#listener.retrying(message, waitMs, reason);
  }

  askedToWait(ms: number): void {
    this.#listener.askedToWait(ms);
  }

  waiting(path: string, waitMs: number): void {
    this.#listener.waiting(path, waitMs);
  }

  received(page: Page, noun: Noun): void {
    this.#listener.received(page, noun);
  }

  expect(count: number, noun: Noun): void {
    this.#listener.expect(count, noun);
  }

  inform(message: string): void {
    this.#listener.inform(message);
  }

  warn(message: string): void {
    this.#listener.warn(message);
  }
}
