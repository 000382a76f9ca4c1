// The shop whose output the docs show. Its clock is fixed, so the output is the same every day.

import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

export const NOW = '2026-11-26T10:00:02.000Z';

export function openShop(): Promise<Sandbox> {
  const shop = createShop({orders: 12_000, seed: 'docs', now: NOW});
  shop.clock.now = () => Date.parse(NOW) * 1000;
  return startSandbox({shop});
}
