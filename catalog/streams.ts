// The schemas of the streams, as written in schemas/; knows nothing of what fills them.

import marketplace from './schemas/marketplace.json' with {type: 'json'};
import order from './schemas/order.json' with {type: 'json'};
import orderTracking from './schemas/order_tracking.json' with {type: 'json'};
import type {StreamSchema} from './types.ts';

export type StreamId = 'marketplace' | 'order' | 'order_tracking';

export const streamSchemas: Readonly<Record<StreamId, StreamSchema>> = {
  marketplace: schema(marketplace),
  order: schema(order),
  order_tracking: schema(orderTracking),
};

// TypeScript reads the texts of a JSON file as `string`; test/streams/schemas.test.ts proves what they are.
function schema(file: object): StreamSchema {
  return file as StreamSchema;
}
