// The orders of a world and its actions: what each stream comes from.

import type {Shop} from './shop.ts';
import type {Bookmarked} from './streams.ts';

export class Shops {
  readonly orders: Shop;
  readonly actions: Shop;

  constructor(orders: Shop, actions: Shop) {
    this.orders = orders;
    this.actions = actions;
  }

  of(stream: Bookmarked): Shop {
    return stream === 'order_action' ? this.actions : this.orders;
  }
}
