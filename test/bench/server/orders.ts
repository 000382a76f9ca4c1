// Answers questions about the orders of the benchmark with the bytes that were prepared.

import {constants, inflateRawSync} from 'node:zlib';
import {readInstant} from '../../sandbox/instants.ts';
import {updatedAt} from '../data/instants.ts';
import {PER_PIECE, type Piece, pack} from '../data/store.ts';
import type {Packed, Part} from './gzip.ts';

const KNOWN = /^(account_id|page|page_size|ordering|updated_from|updated_to)$/;
const ORDERING = /^-?updated_at(,|$)/;
const MOST = 100;

type Range = {readonly first: number; readonly end: number};

export class BenchOrders {
  readonly #pieces: readonly Piece[];
  readonly #count: number;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#count = pieces.reduce((sum, {ends}) => sum + ends.length, 0);
  }

  /** Undefined where this server does not understand the question. */
  answer(query: URLSearchParams, origin: string): readonly Part[] | undefined {
    const ordering = query.get('ordering') ?? '';
    if (![...query.keys()].every((name) => KNOWN.test(name)) || !ORDERING.test(ordering)) return;
    const {first, end} = this.#asked(query);
    const page = Number(query.get('page') ?? 1);
    const size = Math.min(MOST, Number(query.get('page_size') ?? MOST));
    const skip = (page - 1) * size;
    const [from, to] = [Math.min(end, first + skip), Math.min(end, first + skip + size)];
    const following = new URLSearchParams({...Object.fromEntries(query), page: String(page + 1)});
    const next = to < end ? `${origin}/api/v3.0/orders/?${following}` : null;
    const head = JSON.stringify({count: end - first, next, previous: null});
    const results = ordering.startsWith('-')
      ? [this.#reversed({first: first + end - to, end: first + end - from})]
      : this.#parts({first: from, end: to});
    return [`${head.slice(0, -1)},"results":[`, ...results, ']}'];
  }

  #asked(query: URLSearchParams): Range {
    const [from, to] = ['updated_from', 'updated_to'].map((name) => readInstant(query.get(name) ?? ''));
    const end = to === undefined ? this.#count : this.#before(to + 1);
    return {first: from === undefined ? 0 : Math.min(end, this.#before(from)), end};
  }

  /** How many orders were updated before this instant. */
  #before(instant: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (updatedAt(middle) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #parts({first, end}: Range): Part[] {
    const parts: Part[] = [];
    for (let at = first; at < end; ) {
      const number = Math.floor(at / PER_PIECE);
      const stop = Math.min(end, (number + 1) * PER_PIECE);
      if (parts.length > 0) parts.push(',');
      parts.push(this.#part(number, {first: at, end: stop}));
      at = stop;
    }
    return parts;
  }

  #part(number: number, {first, end}: Range): Packed {
    const piece = this.#pieces[number] as Piece;
    return end - first === piece.ends.length ? sized(piece) : sized(pack(this.#texts({first, end}), 1));
  }

  #reversed(range: Range): Packed {
    return sized(pack(this.#texts(range).reverse(), 1));
  }

  #texts({first, end}: Range): Buffer[] {
    return Array.from({length: end - first}, (_, at) => this.#text(first + at));
  }

  #unpacked: {number: number; text: Buffer} | undefined;

  #text(order: number): Buffer {
    const number = Math.floor(order / PER_PIECE);
    const {packed, ends} = this.#pieces[number] as Piece;
    if (this.#unpacked?.number !== number) {
      this.#unpacked = {number, text: inflateRawSync(packed, {finishFlush: constants.Z_SYNC_FLUSH})};
    }
    const place = order % PER_PIECE;
    return this.#unpacked.text.subarray(place === 0 ? 0 : (ends[place - 1] as number) + 1, ends[place]);
  }
}

const sized = ({packed, crc, ends}: Piece): Packed => ({packed, crc, length: ends.at(-1) ?? 0});
