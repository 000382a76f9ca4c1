// The columns that say whether an order is of a certain type: its list of types decides, and for some types also other
// marks in the order.

import type {Columns} from './column.ts';
import {hasBusinessMark, hasDeliveryMark, type Mark} from './order-marks.ts';
import {objectsIn} from './packages.ts';
import type {Raw} from './stream.ts';
import {filledText, INVALID, isNothing, type Read} from './values.ts';

type Flag = (order: Raw) => Read;

const TYPES = 'an array of objects named "order_types"';

/** For orders whose personal data is withheld: their marks would disappear with it, and the flags would change. */
export const flagColumnsByType: Columns = {
  is_business: {expected: TYPES, read: listed('is_business')},
  is_prime: {expected: TYPES, read: listed('is_prime')},
  is_express: {expected: TYPES, read: listed('is_express')},
  is_delivered_by_marketplace: {expected: TYPES, read: listed('is_delivered_by_marketplace')},
};

export const flagColumns: Columns = {
  ...flagColumnsByType,
  is_business: {
    expected: `clear from ${TYPES}, one named "payments" and an object named "billing_address"`,
    read: either(listed('is_business'), hasBusinessMark),
  },
  is_delivered_by_marketplace: {
    expected: `clear from ${TYPES} and the first tracking`,
    read: either(listed('is_delivered_by_marketplace'), hasDeliveryMark),
  },
};

/** Null if the order has no list of types, as before 2019. */
function listed(type: string): Flag {
  return ({order_types}: Raw) => {
    if (isNothing(order_types)) return null;
    let isValid = true;
    const objects = objectsIn(order_types, 'types', () => {
      isValid = false;
    });
    const types = objects.map((one) => filledText(one.type));
    if (types.includes(type)) return true;
    return isValid && !types.includes(INVALID) ? false : INVALID;
  };
}

/** A mark makes the flag true but never false. */
function either(isListed: Flag, isMarked: Mark): Flag {
  return (order) => {
    const read = isListed(order);
    if (read === true) return true;
    const mark = isMarked(order);
    return mark === false ? read : mark;
  };
}
