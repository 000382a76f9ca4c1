// Formats the DEBUG line for a request: its query and outcome, but never a body or header.

import type {Requested} from '../lengow/http/call.ts';

export function requestLine({method, path, params, status, page, ms, attempt}: Requested): string {
  const query = params === undefined ? '' : `?${params}`;
  const outcome = status === undefined ? 'no complete response' : `HTTP ${status}`;
  const found = page === undefined ? [] : [`count ${page.count}`, `${page.results} results`];
  const facts = [outcome, ...found, `${(ms / 1000).toFixed(3)} s`, `attempt ${attempt}`];
  return `${method} ${path}${query}: ${facts.join(', ')}`;
}
