// Detects whether a person is watching stderr on a terminal, and whether a live line may be drawn there.

import type {Environment} from '../../config/sources.ts';
import type {Size} from './live-line.ts';

type Stream = {readonly isTTY?: boolean | undefined};

const NOT_CI: readonly string[] = ['', '0', 'false'];

/** CI systems show terminal output as if it were a file. A dumb terminal cannot move its cursor. */
export const isWatchedTerminal = (stderr: Stream, env: Environment): boolean =>
  stderr.isTTY === true && NOT_CI.includes(env.CI?.trim().toLowerCase() ?? '') && env.TERM !== 'dumb';

/** If stdout is a terminal too, a live line would be drawn among the messages. */
export const hasLiveLine = (watched: boolean, stdout: Stream): boolean => watched && stdout.isTTY !== true;

export const sizeOf = ({columns = 0, rows = 0}: Partial<Size>): Size => ({columns, rows});
