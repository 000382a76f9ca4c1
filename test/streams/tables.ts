// All tables of columns, by name.

import {actionColumns as orderActionColumns} from '../../tap/streams/action-columns.ts';
import {ofOrderColumns} from '../../tap/streams/child-rows.ts';
import type {Columns} from '../../tap/streams/column.ts';
import {withoutExchangeRate} from '../../tap/streams/exchange-rate.ts';
import {lineColumns} from '../../tap/streams/line-columns.ts';
import {marketplaceColumns} from '../../tap/streams/marketplace.ts';
import {actionColumns} from '../../tap/streams/marketplace-action.ts';
import {carrierColumns} from '../../tap/streams/marketplace-carrier.ts';
import {statusColumns} from '../../tap/streams/marketplace-status.ts';
import {addressColumns} from '../../tap/streams/order-address.ts';
import {orderColumns} from '../../tap/streams/order-columns.ts';
import {documentColumns} from '../../tap/streams/order-document.ts';
import {flagColumns, flagColumnsByType} from '../../tap/streams/order-flags.ts';
import {paymentColumns} from '../../tap/streams/order-payment.ts';
import {rawOrderColumns} from '../../tap/streams/order-raw.ts';
import {trackingColumns} from '../../tap/streams/order-tracking.ts';
import {packageColumns} from '../../tap/streams/package-columns.ts';
import {v2LineColumns, v2OrderColumns} from '../../tap/streams/v2/order.ts';
import {v2TrackingColumns} from '../../tap/streams/v2/order-tracking.ts';
import {stockColumns} from '../../tap/streams/zfs-stock.ts';
import {API_HOST} from './context.ts';

export const tables: Readonly<Record<string, Columns>> = {
  actionColumns,
  addressColumns,
  carrierColumns,
  documentColumns: documentColumns(API_HOST),
  flagColumns,
  flagColumnsByType,
  lineColumns,
  marketplaceColumns,
  ofOrderColumns,
  orderActionColumns,
  orderColumns,
  packageColumns,
  paymentColumns,
  rawOrderColumns,
  statusColumns,
  stockColumns,
  trackingColumns,
  unconvertedLineColumns: withoutExchangeRate(lineColumns),
  unconvertedOrderColumns: withoutExchangeRate(orderColumns),
  v2LineColumns,
  v2OrderColumns,
  v2TrackingColumns,
};
