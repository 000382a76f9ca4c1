import type {Target} from '../target.ts';
import {targetJsonl} from './target-jsonl.ts';

/** A mapper. The mapper's output is read from the files that target-jsonl wrote. */
export const meltanoMapTransform: Target = {
  ...targetJsonl,
  name: 'meltano-map-transform',
  mapper: {environment: 'meltano-map-transform', program: 'meltano-map-transform', config: () => ({stream_maps: {}})},
  fix: 'a mapper between the tap and target-jsonl',
};
