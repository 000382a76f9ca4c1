// Where a run reads from when it reads API V2, and what it should read.

import type {Micros} from '../../../values/instant.ts';
import type {Answer} from '../../lengow/v2/v2.ts';
import type {DayWindow} from '../../lengow/v2/windows.ts';
import type {Plan} from '../../plan/plan.ts';
import type {Span} from '../../plan/spans.ts';
import type {Source} from '../context.ts';

export type V2Source = Pick<Source, 'claimable'> & {
  readonly account: {readonly id: number};
  readonly plan: Plan;
  /** The ranges of days to read, oldest first. Of orders that no stream wants, only the marketplaces are read. */
  readonly spans: readonly Span[];
  /** @throws AuthError, LengowError */
  readonly orders: (window: DayWindow) => Promise<Answer>;
  /** This machine's clock. */
  readonly now: () => Micros;
};
