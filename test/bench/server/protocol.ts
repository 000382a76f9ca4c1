// The messages between the server's process and the program that started it.

import type {Micros} from '../../sandbox/instants.ts';

export type Shop = {
  /** The number of orders in the 24 months before `end`. */
  readonly orders: number;
  readonly end?: Micros;
  /** Whether each order has a document. */
  readonly isFull?: boolean;
};

/** PEM files. If present, the server also listens on HTTPS. */
export type Certificate = {readonly cert: string; readonly key: string};
export type Start = Shop & {readonly certificate?: Certificate};

/** Ports. */
export type Ready = {readonly http: number; readonly https?: number};

export type Settings = {
  readonly latencyMs?: number;
  readonly perMinute?: number;
  /** Whether to send gzip to clients that accept it. The default is yes. */
  readonly gzip?: boolean;
};

/** Requests by route, including refused ones, and the size of all response bodies as sent. */
export type Counts = {
  readonly token: number;
  readonly marketplaces: number;
  readonly orders: number;
  readonly actions: number;
  readonly refused: number;
  readonly bytes: number;
};

export type Message = {readonly settings: Settings} | 'counts';
