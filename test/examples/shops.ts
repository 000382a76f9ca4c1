// Three accounts in one sandbox: a quiet shop, a busy one, and one whose API fails now and then.

import {type Accounts, busy, createShop, type Sandbox, startAccounts} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

const ORDERS = 500;
const KINDS = [503, 429, 'reset', 'cut', 'broken-json'] as const;
const FAULTS = 6;
const REQUESTS = 60;

export type Shops = {
  readonly accounts: Accounts;
  /** Ends the changes and the faults, and lets ten minutes pass. */
  readonly settle: () => void;
};

export async function startShops(seed: number): Promise<Shops> {
  const shops = [155, 231, 499].map((accountId) =>
    createShop({accountId, seed: `${seed}/${accountId}`, orders: ORDERS, ties: [3, 40]}),
  );
  const accounts = await startAccounts(shops.map((shop) => ({shop})));
  const [, lively, failing] = accounts.sandboxes as [Sandbox, Sandbox, Sandbox];
  const quiet = lively.beforeRequest(busy({seed, anonymise: false, bulkBefore: 9, bulk: 40}));
  fail(failing, seed);
  const settle = () => {
    quiet();
    failing.faults.clear();
    for (const {clock} of shops) clock.advance(600);
  };
  return {accounts, settle};
}

/** Faults that the tap overcomes by itself. */
function fail({faults}: Sandbox, seed: number): void {
  const dice = random(seed, 'faults');
  for (let fault = 0; fault < FAULTS; fault++)
    faults.add({route: 'orders', kind: dice.pick(KINDS), nth: 1 + dice.int(REQUESTS), retryAfter: 1});
}
