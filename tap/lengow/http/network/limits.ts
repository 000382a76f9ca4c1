// How much of a response the tap reads, and the errors for a response that is too long or cut off.

import {FinalError} from '../request.ts';

/** The maximum body size, compressed or not. A page is at most a few megabytes. */
export const MOST_BYTES = 128 * 1024 * 1024;
/** Bodies this large are unusual. */
export const LARGE_BYTES = 16 * 1024 * 1024;
/** The maximum body size of an error response, which is read only for its message. */
export const MOST_ERROR_BYTES = 1024 * 1024;

/** The maximum size of a streamed body, packed or not. */
export const MOST_STREAMED_BYTES = 1024 * 1024 * 1024;

export const CUT_OFF = 'the response was cut off';

export const tooLarge = (): FinalError =>
  new FinalError(
    'the response is larger than the tap accepts (128 MB of JSON, or 16 MB of hardly anything but brackets and commas). Check api_url; if it is right, report this to Lengow.',
    {kind: 'body'},
  );

export const streamTooLarge = (): FinalError =>
  new FinalError(
    'the response is larger than the tap accepts (1 GB). Check api_url; if it is right, report this to Lengow.',
    {kind: 'body'},
  );
