// Reads rows from messages that a target stores unchanged.

import {eachOfAll} from '../../helpers/streams.ts';
import type {Row} from '../compare.ts';
import type {Tables} from '../current.ts';

export const recordsIn = (tables: Tables): Tables => eachOfAll((stream) => tables[stream].flatMap(rowOf));

const rowOf = ({record, time_extracted}: Row): Row[] =>
  record ? [{...(record as Row), _sdc_extracted_at: time_extracted}] : [];
