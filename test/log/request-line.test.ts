// The line logged for each request at the DEBUG level.

import {requestLine} from '../../tap/log/request-line.ts';

test('a page of results', () => {
  const params = new URLSearchParams({account_id: '9', page_size: '100'});
  const request = {method: 'GET', path: '/v3.0/orders/', params, status: 200, ms: 310.4, attempt: 1} as const;
  expect(requestLine({...request, page: {count: 2460, results: 100}})).toBe(
    'GET /v3.0/orders/?account_id=9&page_size=100: HTTP 200, count 2460, 100 results, 0.310 s, attempt 1',
  );
});

test('a request without a response', () => {
  const request = {method: 'POST', path: '/access/get_token', status: undefined, ms: 60_001, attempt: 3} as const;
  expect(requestLine(request)).toBe('POST /access/get_token: no complete response, 60.001 s, attempt 3');
});
