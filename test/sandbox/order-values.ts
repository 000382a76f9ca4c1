// Generates the order-level values: statuses, amounts, merchant ids. Lines are generated elsewhere.

import {decimal} from './money.ts';
import type {OrderSource} from './order.ts';
import type {Amounts, Era, OrderType, OrderValues} from './order-types.ts';
import type {Random} from './random.ts';

export const STATUSES = ['new', 'waiting_acceptance', 'accepted', 'waiting_shipment', 'shipped', 'closed'];
const DEAD_ENDS = ['canceled', 'refused', 'refunded', 'partial_refunded', 'refunding', 'ebay_pickup_ready'];

export function orderValues(dice: Random, era: Era, source: OrderSource): OrderValues {
  const lengowStatus = dice.pick(dice.chance(0.85) ? STATUSES : DEAD_ENDS);
  const invoice = era === 2024 && dice.chance(0.2);
  const number = `FA-${source.number}`;
  return {
    country: source.country,
    lengowStatus,
    marketplaceStatus: dice.chance(0.97) ? dice.pick([lengowStatus.toUpperCase(), lengowStatus]) : null,
    currency: dice.chance(0.95) ? 'EUR' : null,
    merchantIds: merchantIds(dice, era, source.number),
    types: era === 2024 ? types(dice) : null,
    invoice: invoice ? {number, url: `https://shop.example/invoices/${number}.pdf?a=1&b=2`} : null,
    processingFee: dice.chance(0.2) ? decimal(dice.int(300)) : null,
    amounts: amounts(dice, era),
    original: {...originalAmounts(dice, era), currency: era === 2024 ? source.currency : null},
  };
}

function amounts(dice: Random, era: Era): Amounts {
  const total = dice.chance(0.96) ? '0' : null;
  const tax = dice.chance(0.8) ? decimal(dice.int(9000)) : null;
  const commission = dice.chance(0.9) ? decimal(dice.int(8000) - 2000) : null;
  return {
    total,
    tax,
    // Without an exchange rate, Lengow sends -1 for an amount that is missing.
    commission: total === null && commission === '-1' ? null : commission,
    shipping: dice.chance(0.8) ? decimal(dice.int(1200)) : null,
    discount: era === 2024 && dice.chance(0.9) ? decimal(dice.chance(0.8) ? 0 : dice.int(2000)) : null,
  };
}

const originalAmounts = (dice: Random, era: Era): Amounts =>
  era === 2016
    ? {total: null, tax: null, commission: null, shipping: null, discount: null}
    : {...amounts(dice, era), total: decimal(500 + dice.int(50_000))};

const merchantIds = (dice: Random, era: Era, number: number): OrderValues['merchantIds'] =>
  dice.weighted<OrderValues['merchantIds']>([
    [40, era === 2016 ? [] : null],
    [30, [`${number}`]],
    [10, [`${number}`, `${number}-bis`]],
    [10, `M${number}`],
    [10, []],
  ]);

const types = (dice: Random): readonly OrderType[] | null =>
  dice.weighted<readonly OrderType[] | null>([
    [60, []],
    [10, null],
    [20, [{type: 'is_prime', label: 'Amazon Prime'}]],
    [
      10,
      [
        {type: 'is_business', label: 'Pro « B2B »'},
        {type: 'is_express', label: 'Express'},
      ],
    ],
  ]);
