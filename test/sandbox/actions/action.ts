// An action sent to a marketplace, how it moves on, and the object in which the API shows it.
import {canary} from '../../personal/canary.ts';
import {canonical, HOUR, type Micros} from '../instants.ts';
import {type Random, random} from '../random.ts';
import type {Raw} from '../render.ts';

export type Action = {
  readonly id: number;
  readonly marketplace: string;
  readonly orderId: string;
  readonly type: string;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
  readonly queued: boolean;
  readonly processed: boolean;
  readonly errors: readonly string[];
};

const FAULTS = ['The tracking number is not valid for the carrier.', 'Order line not found', 'Try again later'];

/** Lengow sends the action or retries it, or the marketplace answers, perhaps again. */
export function movedOn(action: Action, dice: Random, updatedAt: Micros): Action {
  if (action.queued) {
    if (dice.chance(0.3)) return {...action, updatedAt, errors: dice.pick([[], [dice.pick(FAULTS)]])};
    return {...action, updatedAt, queued: false, errors: []};
  }
  const errors = dice.chance(0.3) ? [dice.pick(FAULTS), ...(dice.chance(0.2) ? [dice.pick(FAULTS)] : [])] : [];
  return {...action, updatedAt, processed: errors.length === 0 || dice.chance(0.3), errors};
}

export function newAction(id: number, seed: string, marketplaces: readonly string[], createdAt: Micros): Action {
  const dice = random(seed, 'action', id);
  return {
    id,
    marketplace: dice.pick(marketplaces),
    orderId: `ORDER-${dice.int(1000)}`,
    type: dice.pick(['ship', 'ship', 'ship', 'cancel', 'refund']),
    createdAt,
    updatedAt: createdAt,
    queued: true,
    processed: false,
    errors: [],
  };
}

/** Members that old actions lack. */
const MODERN = [
  'carrier_name',
  'refund_price',
  'from_address_mail',
  'from_address_name',
  'comment',
  'weight',
  'charges',
];

/** The same version of an action always looks the same. */
export function renderAction(action: Action, accountId: number): Raw {
  const {id, marketplace, orderId, type, createdAt, updatedAt, queued, processed, errors} = action;
  const dice = random('action', id);
  const own = {
    id: dice.chance(0.1) ? String(id) : id,
    account_id: accountId,
    marketplace,
    marketplace_order_id: orderId,
    action_type: type,
    queued,
    processed,
    line: dice.chance(0.4) ? `line-${id}` : null,
    errors: errorsOf(errors, dice),
    created_at: canonical(createdAt),
    updated_at: canonical(updatedAt),
  };
  return {...own, ...(type === 'ship' && shipped(id, createdAt)), ...(dice.chance(0.7) && modern(id, dice))};
}

const errorsOf = (errors: readonly string[], dice: Random): unknown => {
  if (errors.length === 0) return dice.pick([null, '', []]);
  return errors.length > 1 || dice.chance(0.3) ? errors : errors[0];
};

const shipped = (id: number, createdAt: Micros): Raw => ({
  carrier: 'DPD',
  tracking_number: mark('parcel', 'tracking_number', id),
  shipping_date: canonical(createdAt - HOUR).replace(/\.\d+Z$/, '+00:00'),
});

const modern = (id: number, dice: Random): Raw => ({
  ...Object.fromEntries(MODERN.map((name) => [name, null])),
  comment: dice.pick([null, mark('free_text', 'comment', id)]),
  from_address_name: mark('identity', 'from_address_name', id),
  from_address_mail: mark('contact', 'from_address_mail', id),
  from_address_phone: mark('contact', 'from_address_phone', id),
  from_address_line: mark('address', 'from_address_line', id),
  weight: dice.pick([null, '1.50', 2]),
  ...(dice.chance(0.2) && {gift_wrap: mark('unknown', 'gift_wrap', id)}),
});

const mark = (personalClass: string, path: string, id: number): string =>
  canary({personalClass, path: `actions[].${path}`, number: String(id)});

/** What the tap must write of an action, without what depends on the policy for personal data. */
export const actionRow = (action: Action, accountId: number): Raw => ({
  account_id: accountId,
  action_id: action.id,
  marketplace: action.marketplace,
  marketplace_order_id: action.orderId,
  action_type: action.type,
  outcome: outcomeOf(action),
  queued: action.queued,
  processed: action.processed,
  errors: action.errors.length === 0 ? null : action.errors.join('; '),
  created_at: canonical(action.createdAt),
  updated_at: canonical(action.updatedAt),
  shipping_date: action.type === 'ship' ? canonical(secondOf(action.createdAt - HOUR)) : null,
});

const secondOf = (at: Micros): Micros => at - (at % 1_000_000);

function outcomeOf({queued, processed, errors}: Action): string {
  if (queued) return 'queued';
  if (errors.length > 0) return 'failed';
  return processed ? 'done' : 'sent';
}
