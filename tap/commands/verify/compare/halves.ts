// Halves a cell at a quiet instant between its orders. Pure.

import type {Micros} from '../../../../values/instant.ts';
import type {Inventory} from '../inventory/inventory.ts';
import type {Cell} from './cell.ts';
import {quietNear, REACH} from './quiet.ts';

/** The earlier and the later half of the table's orders; undefined if nothing lies between them. */
export function halves(cell: Cell, inventory: Inventory): readonly [Cell, Cell] | undefined {
  const importOf = (entry: number): Micros => inventory.importedAt(entry) ?? 0;
  const imports = cell.entries.map(importOf).sort((a, b) => a - b);
  const middle = imports[Math.floor(imports.length / 2)] as Micros;
  const near = imports.filter((instant) => Math.abs(instant - middle) <= REACH);
  const bound = quietNear(middle, near);
  const [earlier, later] = [true, false].map((isEarlier) =>
    cell.entries.filter((entry) => importOf(entry) < bound === isEarlier),
  ) as [number[], number[]];
  if (earlier.length === 0 || later.length === 0) return;
  return [
    {...cell, to: bound, entries: earlier},
    {...cell, from: bound, entries: later},
  ];
}
