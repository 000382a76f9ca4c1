// What the tap needs from the process it runs in: time, chance and a network.

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

/** Time, chance and network, passed in so that a simulation can replace them. */
export type Runtime = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds in which this process worked or waited for the target, and so had no use for a response; only grows. */
  busyMs(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Does the work again and again, without keeping the process alive, until the returned function is called. */
  every(ms: number, work: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
  /** @throws TransportError when there is no whole response; the signal's reason when it is aborted. */
  fetch(request: Request): Promise<Response>;
};

/** There was no whole response: a reset, a time-out, a body that was cut off. */
export class TransportError extends Error {}
