import type {Target} from '../target.ts';
import {targetJsonl} from './target-jsonl.ts';

/** In between: what it passes on is read where target-jsonl put it. */
export const meltanoMapTransform: Target = {
  ...targetJsonl,
  name: 'meltano-map-transform',
  mapper: {environment: 'meltano-map-transform', program: 'meltano-map-transform', config: () => ({stream_maps: {}})},
  mend: 'a mapper, between the tap and target-jsonl',
};
