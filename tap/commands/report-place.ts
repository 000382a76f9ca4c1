// Checks that a file to be written is not one of the files that the command reads.

import type {Checked} from '../../values/fault.ts';
import {placeOf, type Taken} from '../report/place.ts';
import {ENV} from './flags.ts';
import type {Files} from './words/given.ts';

/** The file that a run writes its report to; undefined if none was requested. */
export const reportPlace = (files: Files, erasedPath?: string): Checked<string | undefined> =>
  files.report === undefined
    ? {value: undefined, faults: [], warnings: []}
    : placeOf('--report', files.report, takenBy(files, erasedPath));

/** The files that the command reads. @param erasedPath the list of erased orders, if the config names one */
export const takenBy = ({configs, catalog, state}: Files, erasedPath: string | undefined): Taken[] => [
  ...configs.map((path) => ({what: 'the config', path: path === ENV ? '.env' : path})),
  ...named('the catalog', catalog),
  ...named('the state', state),
  ...named('the list of erased orders', erasedPath),
];

const named = (what: string, path: string | undefined): Taken[] => (path === undefined ? [] : [{what, path}]);
