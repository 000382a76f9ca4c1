// The columns that runs select: only a few, because a simulation checks which rows arrive, and few of their values.

import {ALL_KEYS} from '../helpers/streams.ts';
import {PERSONAL_COLUMNS} from './audit/personal.ts';
import {modeOf, type PersonalPolicy} from './personal.ts';
import {isMarketplaceStream, type SimulatedStream} from './streams.ts';

const COLUMNS = {
  order: ['lengow_status', 'updated_at'],
  order_tracking: ['carrier', 'updated_at'],
  order_address: ['lengow_address_id', 'updated_at'],
  order_payment: ['status', 'updated_at'],
  order_document: ['marketplace_label', 'updated_at'],
  order_raw: ['lengow_status', 'raw', 'updated_at'],
  order_action: ['marketplace', 'marketplace_order_id', 'outcome', 'carrier', 'updated_at'],
};

/** Without the columns whose class has the mode `none`, as the tap selects them. */
export function columnsOf(stream: SimulatedStream, policy: PersonalPolicy): readonly string[] {
  if (isMarketplaceStream(stream)) return ALL_KEYS[stream];
  const personal = PERSONAL_COLUMNS[stream];
  const isOpen = personal !== undefined && modeOf(policy, personal.personalClass) !== 'none';
  return [...ALL_KEYS[stream], ...COLUMNS[stream], ...(isOpen ? [personal.name] : [])];
}
