// Implements `views`: prints the statements that create the views of the selected streams, without the network.

import {streamSchemas} from '../../../catalog/streams.ts';
import type {SelectedStream} from '../../../catalog/types.ts';
import type {Fault} from '../../../values/fault.ts';
import {inList} from '../../../values/words.ts';
import {InputError} from '../../errors.ts';
import type {Services} from '../../run/context.ts';
import type {ViewsCommand} from '../words/views.ts';
import {VIEWED} from './current.ts';
import {loadedStreams} from './loaded.ts';
import {viewStatements} from './statements.ts';

/** @throws InputError */
export async function views({files, place}: ViewsCommand, services: Omit<Services, 'runtime'>): Promise<void> {
  const viewed = await loadedStreams(files, services);
  const faults = [...absence(viewed, files.catalog), ...collisions(viewed, place.extractedAt)];
  if (faults.length > 0) throw InputError.of(faults);
  const statements = viewStatements(viewed, place).map(({sql}) => sql);
  await services.output.write(statements.join('\n'), services.signal);
}

function absence(viewed: readonly SelectedStream[], catalog = '--deselect'): Fault[] {
  if (viewed.length > 0) return [];
  const found = 'leaves no stream that has a view';
  return [{where: catalog, pointer: '', found, expected: `at least one of ${VIEWED.join(', ')}`}];
}

function collisions(viewed: readonly SelectedStream[], extractedAt = ''): Fault[] {
  const owners = viewed.map(({id}) => id).filter((id) => Object.hasOwn(streamSchemas[id].properties, extractedAt));
  if (owners.length === 0) return [];
  const found = `is a column of ${inList(owners)}`;
  return [
    {where: '--extracted-at', pointer: '', found, expected: 'a column that the target adds, such as _sdc_extracted_at'},
  ];
}
