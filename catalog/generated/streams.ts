// Generated from catalog/schemas/ by `npm run generate`. Edit the schemas, not this file.

import amazon_vidr from '../schemas/amazon_vidr.json' with {type: 'json'};
import marketplace from '../schemas/marketplace.json' with {type: 'json'};
import marketplace_action from '../schemas/marketplace_action.json' with {type: 'json'};
import marketplace_carrier from '../schemas/marketplace_carrier.json' with {type: 'json'};
import marketplace_status from '../schemas/marketplace_status.json' with {type: 'json'};
import order from '../schemas/order.json' with {type: 'json'};
import order_action from '../schemas/order_action.json' with {type: 'json'};
import order_address from '../schemas/order_address.json' with {type: 'json'};
import order_document from '../schemas/order_document.json' with {type: 'json'};
import order_payment from '../schemas/order_payment.json' with {type: 'json'};
import order_raw from '../schemas/order_raw.json' with {type: 'json'};
import order_tracking from '../schemas/order_tracking.json' with {type: 'json'};
import zfs_stock from '../schemas/zfs_stock.json' with {type: 'json'};

export const files = {amazon_vidr, marketplace, marketplace_action, marketplace_carrier, marketplace_status, order, order_action, order_address, order_document, order_payment, order_raw, order_tracking, zfs_stock};

export type StreamId = keyof typeof files;
