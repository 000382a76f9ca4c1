// The shop's actions: created for orders, and moving from stage to stage. They are changed as orders are.

import type {Makes} from './changes.ts';
import {type Given, seedOrder} from './seed-orders.ts';
import type {SeedOrder} from './shop.ts';
import {anyStage, nextStage} from './stages.ts';
import type {Traits} from './traits.ts';

export function seedAction(given: Given): SeedOrder {
  const {importedAt, updatedAt, ...order} = seedOrder(given);
  const createdAt = importedAt ?? updatedAt;
  // Nothing hides actions by an order date; with one, none counts as hidden.
  return {...order, updatedAt, importedAt: createdAt, orderDate: createdAt, stage: anyStage(given.chance)};
}

export const ACTION_MAKES: Makes = {
  create: (given) => ({...seedAction(given), stage: 'queued'}),
  change: ({current}, chance) => ({stage: nextStage(current.stage ?? 'queued', chance)}),
  changeInBulk: ({current}, chance) => ({stage: nextStage(current.stage ?? 'queued', chance)}),
};

/** The traits of the world as far as its actions are concerned. */
export function actionTraits(traits: Traits): Traits {
  const {count, spreads, sameCreation, api} = traits.actions;
  return {
    ...traits,
    orders: count,
    spreads,
    sameImport: sameCreation,
    // Each change of an action moves its `updated_at`.
    silent: false,
    undated: 0,
    api: {...traits.api, ...api, sevenDays: false},
  };
}
