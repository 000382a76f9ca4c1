// Leaves out the columns whose class of personal data may not be written; knows nothing about files.

import type {PersonalClass, PersonalMode} from '../values/personal.ts';
import {isAutomatic} from './discover.ts';
import {streamSchemas} from './streams.ts';
import type {SelectedStream} from './types.ts';

export type WithheldColumn = {
  /** With its stream's name: `order.invoice_url`. */
  readonly name: string;
  readonly personalClass: PersonalClass;
};

export type Permitted = {
  readonly streams: SelectedStream[];
  readonly withheld: readonly WithheldColumn[];
};

type Modes = Readonly<Record<PersonalClass, PersonalMode>>;

/** Keys and the replication key always stay; the run decides what is written in them. */
export function withhold(streams: readonly SelectedStream[], modes: Modes): Permitted {
  const withheld = streams.map((stream) => withheldIn(stream, modes));
  return {
    streams: streams.map((stream, index) => without(stream, withheld[index] ?? [])),
    withheld: withheld.flat().map(({id, column, personalClass}) => ({name: `${id}.${column}`, personalClass})),
  };
}

type Withheld = {readonly id: string; readonly column: string; readonly personalClass: PersonalClass};

const withheldIn = ({id, columns}: SelectedStream, modes: Modes): Withheld[] =>
  columns.flatMap((column) => {
    const schema = streamSchemas[id];
    const personalClass = schema.properties[column]?.['x-personal-data'];
    if (personalClass === undefined || modes[personalClass] !== 'none' || isAutomatic(schema, column)) return [];
    return [{id, column, personalClass}];
  });

const without = (stream: SelectedStream, withheld: readonly Withheld[]): SelectedStream => ({
  ...stream,
  columns: stream.columns.filter((name) => !withheld.some(({column}) => column === name)),
});
