// The columns that say in which package a line or tracking is. They never decide whether two of them are the same.

import {addressCountry} from './address-country.ts';
import type {Columns} from './column.ts';
import {integerFrom} from './columns.ts';
import {within} from './within.ts';

export const packageNumberColumns: Columns = {package_number: integerFrom('position')};

export const packageColumns: Columns = {
  ...packageNumberColumns,
  delivery_country: within('delivery', addressCountry),
};
