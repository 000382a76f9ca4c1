// The streams that a command uses: those selected, without the columns whose personal data may not be written.

import type {SelectedStream} from '../../catalog/types.ts';
import {type WithheldColumn, withhold} from '../../catalog/withhold.ts';
import type {Config} from '../../config/config.ts';
import type {Log} from '../log/log.ts';

type Modes = Pick<Config, 'personalData' | 'personalDataSet'>;

/** Says once which columns are left out. */
export function permittedStreams(
  selected: readonly SelectedStream[],
  config: Modes,
  log: Pick<Log, 'info' | 'warning'>,
): SelectedStream[] {
  const {streams, withheld} = withhold(selected, config.personalData);
  const lost = withheld.filter((column) => isLost(column, config));
  const others = withheld.filter((column) => !lost.includes(column));
  for (const column of lost) log.warning(lostText(column));
  if (others.length > 0) log.info(withheldText(others));
  return streams;
}

// Until there were modes, this column was sent whenever it was selected.
const FORMER = 'order.invoice_url';

const isLost = ({name, personalClass}: WithheldColumn, {personalDataSet}: Modes): boolean =>
  name === FORMER && !personalDataSet.has(personalClass);

const lostText = ({name, personalClass}: WithheldColumn): string =>
  `${name} is selected but not sent, because it opens a document about the buyer. To send it, set personal_data to {"${personalClass}": "full"}`;

const withheldText = (columns: readonly WithheldColumn[]): string =>
  `These columns are selected but not sent, because personal_data has the mode "none" for their class: ${namesOf(columns)}. Values that were loaded before stay in the table`;

/** `order_address.email (contact)`. Our own names, so all of them. */
const namesOf = (columns: readonly WithheldColumn[]): string =>
  columns.map(({name, personalClass}) => `${name} (${personalClass})`).join(', ');
