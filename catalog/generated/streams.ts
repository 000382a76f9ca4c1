// Generated from catalog/schemas/ by `npm run generate`. Change those, not this.

import marketplace from '../schemas/marketplace.json' with {type: 'json'};
import order from '../schemas/order.json' with {type: 'json'};
import order_tracking from '../schemas/order_tracking.json' with {type: 'json'};

export const files = {marketplace, order, order_tracking};

export type StreamId = keyof typeof files;
