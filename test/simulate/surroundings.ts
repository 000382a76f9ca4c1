// Everything shared by all runs in a world.

import type {Network} from './api/network.ts';
import type {Lagging} from './audit/lagging.ts';
import type {Chance} from './chance.ts';
import type {Clock} from './clock.ts';
import type {Shops} from './shops.ts';
import type {Warehouse} from './target/warehouse.ts';
import type {Traits} from './traits.ts';

export type Surroundings = {
  readonly clock: Clock;
  readonly shops: Shops;
  readonly network: Network;
  readonly warehouse: Warehouse;
  readonly traits: Traits;
  readonly lagging: Lagging;
  readonly chance: Chance;
  readonly trace: (text: () => string) => void;
};
