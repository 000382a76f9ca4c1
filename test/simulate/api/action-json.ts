// Renders actions as the JSON that the API returns.

import {commentOf} from '../personal.ts';
import {type Order, shown} from '../shop.ts';
import {STAGES, type Stage} from '../stages.ts';
import {isoOf} from '../time.ts';
import {ACCOUNT, instantJson} from './json.ts';

export function actionJson(action: Order, showsSeconds: boolean): string {
  action.text ??= write(action, showsSeconds);
  return action.text;
}

function write({marketplace, id, importedAt, current}: Order, showsSeconds: boolean): string {
  const {queued, processed, errors} = STAGES[current.stage as Stage];
  return JSON.stringify({
    // Some ids are strings.
    id: Number(id) % 3 === 0 ? id : Number(id),
    account_id: ACCOUNT,
    marketplace,
    marketplace_order_id: `o-${id}`,
    action_type: 'ship',
    queued,
    processed,
    errors,
    carrier: `v${current.serial}`,
    comment: commentOf(current),
    created_at: isoOf(importedAt as number),
    updated_at: instantJson(shown(current.updatedAt, showsSeconds)),
  });
}
