// The requests that the sandbox received, for tests to count and inspect.
import type {Asked, Route} from './answer.ts';

export type LoggedRequest = {
  readonly time: Date;
  readonly route: Route;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly token: string | undefined;
  readonly userAgent: string | undefined;
  /** The HTTP status, or 0 as long as no response has been sent. */
  status: number;
};

export const logged = ({route, method, path, query, headers}: Asked): LoggedRequest => ({
  time: new Date(),
  route,
  method,
  path,
  query: Object.fromEntries(query),
  token: headers.authorization,
  userAgent: headers['user-agent'],
  status: 0,
});
