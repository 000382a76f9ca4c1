// A request and its response, and what the process provides for sending requests: a clock, random numbers and a
// network.

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
  /** Empty once the body has been parsed. */
  body: string;
  header(name: string): string | null;
};

/** Clock, random numbers and network, passed in so that a simulation can replace them. */
export type HttpRuntime = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since an arbitrary moment. Never decreases, even if the machine's clock is changed. */
  elapsedMs(): number;
  /**
   * How long this process has been too busy to use a response, either working or waiting for the target. Never
   * decreases.
   */
  busyMs(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** At least 0 and less than 1. */
  random(): number;
  /** @throws TransportError when there is no complete response; the signal's reason when it is aborted. */
  fetch(request: Request): Promise<Response>;
};

/** Why there is no usable response, unless an HTTP status says so. */
export type FailureKind = 'network' | 'timeout' | 'body';

type TransportErrorOptions = ErrorOptions & {readonly kind?: FailureKind};

/** No complete response was received: a connection reset, a timeout or a truncated body. */
export class TransportError extends Error {
  readonly kind: FailureKind;

  constructor(message: string, {kind = 'network', ...options}: TransportErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
  }
}

/** An error that would recur on retry, such as an untrusted certificate or a proxy that refuses to connect. */
export class FinalError extends TransportError {}
