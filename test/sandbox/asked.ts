// Parses a Node request.
import type {IncomingMessage} from 'node:http';
import type {Asked, Route} from './answer.ts';
import {isZfsPath} from './zfs/feeds.ts';

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /access/get_token': 'token',
  'GET /v3.0/marketplaces': 'marketplaces',
  'GET /v3.0/orders': 'orders',
  'GET /v3.0/orders/actions': 'actions',
  'GET /v3.0/apps/amazon-vcs/vidr': 'vidr',
  'GET /me': 'me',
  'GET /rate-limits': 'limits',
};

export function askedOf(request: IncomingMessage, body: string, origin: string): Asked {
  const {pathname: path, searchParams: query} = new URL(request.url ?? '/', origin);
  const method = request.method ?? 'GET';
  const route = method === 'GET' && isZfsPath(path) ? 'zfs' : routeOf(method, path);
  return {route, method, path, query, headers: request.headers, body, origin};
}

const routeOf = (method: string, path: string): Route =>
  ROUTES[`${method} ${path.replace(/(.)\/$/, '$1')}`] ??
  (method === 'GET' && path.startsWith('/V2/') ? 'v2' : 'unknown');
