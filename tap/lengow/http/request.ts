// A request and its response, and what the process provides for sending requests: a clock, random numbers and a
// network.

export type Request = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the complete response; if it is streamed, the longest silence between two parts of it. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Whether the body of a successful response is read as a stream. */
  readonly isStreamed?: true;
};

export type Response = {
  readonly status: number;
  /** Empty once the body has been parsed, and if it is streamed. */
  body: string;
  /** Present if the request asked for it and the response is successful. */
  readonly stream?: StreamedBody;
  header(name: string): string | null;
};

/** A body that has been received completely but is kept packed, because it may be too large for memory. */
export type StreamedBody = {
  /**
   * The unpacked bytes, from the beginning each time.
   *
   * @throws TransportError if the body cannot be unpacked or is too large; FinalError if a retry would not help.
   */
  chunks(): AsyncIterable<Buffer>;
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
