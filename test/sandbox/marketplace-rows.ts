// The rows expected for the statuses, actions and carriers of a marketplace.
import type {Marketplace} from './marketplaces.ts';
import {membersIn} from './row-values.ts';
import type {Row, Value} from './rows.ts';

/** By stream. */
export type MarketplaceTruth = Readonly<
  Record<'marketplace_status' | 'marketplace_action' | 'marketplace_carrier', Row[]>
>;

export const marketplaceParts = (marketplace: Marketplace, account_id: number): MarketplaceTruth => {
  const key = {account_id, marketplace_code: marketplace.code};
  return {
    marketplace_status: statusRows(marketplace).map((row) => ({...key, ...row})),
    marketplace_action: actionRows(marketplace).map((row) => ({...key, ...row})),
    marketplace_carrier: carrierRows(marketplace).map((row) => ({...key, ...row})),
  };
};

function statusRows({orders}: Marketplace): Row[] {
  const allowed = (status: string) =>
    Object.entries(orders.actions).flatMap(([action, raw]) =>
      textsIn(memberOf(raw, 'status')).some(({text}) => text === status) ? action : [],
    );
  return Object.entries(orders.status).flatMap(([status, list]) => {
    const texts = textsIn(list);
    return texts
      .filter(({text}, index) => texts.findIndex((other) => other.text === text) === index)
      .map(({text, position}) => ({
        lengow_status: status,
        marketplace_status: text,
        position,
        allowed_actions: joined(allowed(status).sort()),
      }));
  });
}

function actionRows({orders}: Marketplace): Row[] {
  return Object.entries(orders.actions).flatMap(([action, raw]) => {
    const statuses = new Set(textsIn(memberOf(raw, 'status')).map(({text}) => text));
    const [required, optional] = ['args', 'optional_args'].map((field) => textsIn(memberOf(raw, field)));
    const description = memberOf(raw, 'args_description');
    return [...(statuses.size === 0 ? ['-'] : statuses)].map((status) => ({
      action_type: action,
      lengow_status: status,
      required_args: joined(required?.map(({text}) => text) ?? []),
      optional_args: joined(optional?.map(({text}) => text) ?? []),
      args_description: description === undefined ? null : JSON.stringify(description),
    }));
  });
}

function carrierRows({orders, modern}: Marketplace): Row[] {
  const rows = (kind: string, list: object) =>
    Object.entries(list).map(([code, item]) => ({
      kind,
      code: code || '-',
      label: filled(typeof item === 'object' ? membersIn(item).label : item),
      lengow_code: filled(memberOf(item, 'lengow_code')),
    }));
  return [...rows('carrier', orders.carriers), ...(modern ? rows('shipping_method', orders.methods) : [])];
}

/** The texts in a list that may be an object or a bare text, with their positions. */
const textsIn = (list: unknown): {readonly text: string; readonly position: number}[] => {
  const items: unknown[] = typeof list === 'object' ? Object.values(list ?? {}) : [list ?? false];
  return items.flatMap((item, index) =>
    item === null || item === false ? [] : {text: filled(item) ?? '-', position: index + 1},
  );
};

const memberOf = (value: unknown, name: string): unknown => membersIn(value)[name];

const filled = (value: unknown): string | null =>
  ['string', 'number'].includes(typeof value) && String(value).trim() !== '' ? String(value) : null;

const joined = (texts: readonly string[]): Value => (texts.length === 0 ? null : texts.join(','));
