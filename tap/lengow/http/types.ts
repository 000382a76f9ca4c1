// What the API sends, as received, and what the client needs from the world around it. No word of Singer.

import type {Micros} from '../../../values/instant.ts';

/** An order as it came: nothing in it is proven. */
export type RawOrder = Readonly<Record<string, unknown>>;

/** An order with the two things that the walk needs: its place and its identity. */
export type Order = {
  /** Goes when the order has been dealt with: it is nearly all of what an order weighs. */
  raw: RawOrder;
  readonly updatedAt: Micros;
  /** Account, marketplace and order id; the same for every version of an order. */
  readonly key: string;
};

export type Request = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

export type Response = {
  readonly status: number;
  /** Empty once it has been parsed. */
  body: string;
  header(name: string): string | null;
};

/** Time, chance and network, handed in so that a simulation can stand in for them. */
export type World = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds in which this process was at work or waited for the target, and so had no use for an answer; grows. */
  busyMs(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
  /** @throws TransportError when there is no whole answer; the signal's reason when it is aborted. */
  fetch(request: Request): Promise<Response>;
};

/** No whole answer came: a reset, a time-out, a body cut off. */
export class TransportError extends Error {}
