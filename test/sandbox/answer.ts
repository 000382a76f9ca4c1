// Represents HTTP responses as plain values, with the JSON envelopes that Lengow uses for errors.
import type {IncomingMessage} from 'node:http';

export type Route =
  | 'token'
  | 'marketplaces'
  | 'orders'
  | 'actions'
  | 'vidr'
  | 'me'
  | 'limits'
  | 'zfs'
  | 'v2'
  | 'unknown';

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body's bytes, if it is not UTF-8. */
  readonly bytes?: Buffer;
  /** Defaults to JSON. */
  readonly type?: string;
};

/** A request whose body has been fully read. */
export type Asked = {
  readonly route: Route;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly origin: string;
};

export const json = (value: unknown, status = 200): Answer => ({status, body: JSON.stringify(value)});

/** The `code` in the body can differ from the HTTP status, as sometimes happens in Lengow's API. */
export const failure = (status: number, message: string, code = status): Answer =>
  json({error: {code, message}}, status);

export const html = (status: number, heading: string): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: `<!DOCTYPE html><html><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>`,
});
