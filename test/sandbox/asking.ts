// Sends requests for the sandbox's own tests, using Node's fetch and none of the tap's code.
import type {Sandbox} from './sandbox.ts';

export type Page = {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Readonly<Record<string, unknown>>[];
};

export const logIn = async (sandbox: Sandbox): Promise<string> =>
  ((await (await loginAnswer(sandbox)).json()) as {token: string}).token;

export const loginAnswer = (
  {url, accessToken, secret}: Sandbox,
  keys: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/access/get_token`, {
    method: 'POST',
    body: new URLSearchParams({access_token: accessToken, secret, ...keys}),
  });

/** Sends a request for any path, with a new token and the account id. */
export async function ask(sandbox: Sandbox, path: string, query: Record<string, string> = {}): Promise<Response> {
  const params = new URLSearchParams({account_id: String(sandbox.accountId), ...query});
  return fetch(`${sandbox.url}${path}?${params}`, {headers: {authorization: await logIn(sandbox)}});
}

export const askOrders = async (sandbox: Sandbox, query: Record<string, string> = {}): Promise<Page> =>
  (await (await ask(sandbox, '/v3.0/orders/', query)).json()) as Page;

export const idsOf = ({results}: Page): unknown[] => results.map((order) => order.marketplace_order_id);
