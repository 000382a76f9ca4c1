// The statements that create the views of the selected streams, by the names of the views and in an order that works.

import type {SelectedStream} from '../../../catalog/types.ts';
import {currentView, VIEWED} from './current.ts';
import {headerView} from './header.ts';
import type {Place} from './place.ts';

export type Statement = {readonly view: string; readonly sql: string};

/** None for a stream that has no view. */
export function viewStatements(streams: readonly SelectedStream[], place: Place): Statement[] {
  const orders = streams.find(({id}) => id === 'order');
  return streams
    .filter(({id}) => VIEWED.includes(id))
    .flatMap((stream) => [
      {view: `${stream.name}_current`, sql: currentView(stream, orders, place)},
      ...(stream === orders ? [{view: `${stream.name}_header`, sql: headerView(stream, place)}] : []),
    ]);
}
