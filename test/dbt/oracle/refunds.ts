// The refunded lines, and how that is known.

import type {Row} from '../../sandbox/index.ts';
import {type Amount, amountOf, numberOf, sum} from './amounts.ts';
import {groupsOf, keyOf, ORDER, picked} from './rows.ts';
import {statusOf} from './statuses.ts';
import type {Truth} from './truth.ts';

const LINE = [...ORDER, 'marketplace_order_line_id'];

export function refunds({order: lines, order_action: actions}: Truth): Row[] {
  const done = actions.filter(({action_type: type, outcome}) => type === 'refund' && outcome === 'done');
  const byLine = groupsOf(done, LINE);
  return lines.flatMap((line) => {
    const own = byLine.get(keyOf(line, LINE)) ?? [];
    const ofOrder = byLine.get(keyOf({...line, marketplace_order_line_id: null}, LINE)) ?? [];
    const known = refundOf(line, own, ofOrder);
    if (!known) return [];
    const [known_by, amount] = known;
    return [
      {...picked(line, [...LINE, 'currency']), status: statusOf(line), known_by, refunded_amount: numberOf(amount)},
    ];
  });
}

function refundOf(line: Row, own: readonly Row[], ofOrder: readonly Row[]): [string, Amount | null] | undefined {
  const refunded = amountOf(line.line_refunded_amount);
  if (refunded) return ['amount', refunded];
  if (statusOf(line) === 'refunded') return ['status', amountOf(line.line_amount)];
  if (own.length + ofOrder.length === 0) return undefined;
  return ['action', sum(own.map(({refund_price: price}) => amountOf(price)))];
}
