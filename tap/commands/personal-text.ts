// Says, class by class, which personal data a run would write; used by --test.

import {streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema} from '../../catalog/types.ts';
import {type PersonalClass, personalClasses} from '../../values/personal.ts';
import type {Input} from '../run/context.ts';

type Permitted = Pick<Input, 'config' | 'streams'>;

/** Names the columns of each class that is not left out. */
export function personalText(input: Permitted): string {
  const classes = personalClasses.map((personalClass) => classText(personalClass, input));
  return `Personal data: ${classes.join('; ')}${hidden(input)}`;
}

function classText(personalClass: PersonalClass, input: Permitted): string {
  const mode = input.config.personalData[personalClass];
  const columns = mode === 'none' ? [] : columnsOf(personalClass, input);
  return columns.length === 0 ? `${personalClass} ${mode}` : `${personalClass} ${mode} (${columns.join(', ')})`;
}

const columnsOf = (personalClass: PersonalClass, {streams}: Permitted): string[] =>
  streams.flatMap(({id, columns}) =>
    columns
      .filter((column) => holds(streamSchemas[id].properties[column], personalClass))
      .map((column) => `${id}.${column}`),
  );

const holds = (column: ColumnSchema | undefined, personalClass: PersonalClass): boolean =>
  column?.['x-personal-data'] === personalClass || column?.['x-every-class'] === true;

/** What becomes of old orders, if that changes anything. */
function hidden({config, streams}: Permitted): string {
  const {personalData, personalDataMaxAgeDays: days} = config;
  const isOpen = (one: PersonalClass) => ['hash', 'full'].includes(personalData[one]);
  const changes = personalClasses.some(
    (one) => one !== 'parcel' && isOpen(one) && columnsOf(one, {config, streams}).length > 0,
  );
  return changes ? `. All but parcel is null in orders that are anonymized or older than ${days} days` : '';
}
