// Checks that --report does not name one of the files that the run reads.

import type {Checked} from '../../values/fault.ts';
import {placeOf, type Taken} from '../report/place.ts';
import {ENV} from './flags.ts';
import type {Files} from './words/given.ts';

/** The file that a run writes its report to; undefined if none was requested. */
export const reportPlace = (files: Files): Checked<string | undefined> =>
  files.report === undefined
    ? {value: undefined, faults: [], warnings: []}
    : placeOf(files.report, [
        ...files.configs.map((path) => ({what: 'the config', path: path === ENV ? '.env' : path})),
        ...named('the catalog', files.catalog),
        ...named('the state', files.state),
      ]);

const named = (what: string, path: string | undefined): Taken[] => (path === undefined ? [] : [{what, path}]);
