// A digest of rows that does not depend on their order, whitespace or notation.

import {hash} from 'node:crypto';
import {streamSchemas} from '../../../catalog/streams.ts';

const STREAMS = ['order', 'order_tracking'] as const;
export type Stream = (typeof STREAMS)[number];
export type Row = Readonly<Record<string, unknown>>;

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|\+00:00)$/;

const COLUMNS = Object.fromEntries(
  STREAMS.map((stream) => [
    stream,
    Object.entries(streamSchemas[stream].properties)
      .filter(([, column]) => column['x-selected-by-default'] !== false)
      .map(([name, {format}]) => ({name, isInstant: format === 'date-time'})),
  ]),
) as Record<Stream, {name: string; isInstant: boolean}[]>;

export class Digest {
  readonly rows = {order: 0, order_tracking: 0};
  #sum = 0n;

  /** The rows' digests are summed, so the order of the rows has no effect, but a repeated row does. */
  row(stream: Stream, row: Row): void {
    const values = COLUMNS[stream].map(({name, isInstant}) => {
      const value = row[name] ?? null;
      return isInstant && typeof value === 'string' ? sameInstant(value) : value;
    });
    this.rows[stream] += 1;
    const text = hash('sha256', `${stream}${JSON.stringify(values)}`, 'hex');
    this.#sum = BigInt.asUintN(128, this.#sum + BigInt(`0x${text.slice(0, 32)}`));
  }

  get text(): string {
    return `${this.rows.order} + ${this.rows.order_tracking} rows, ${this.#sum.toString(16).padStart(32, '0')}`;
  }
}

function sameInstant(text: string): string {
  const [, seconds, fraction = ''] = INSTANT.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(6, '0')}Z`;
}
