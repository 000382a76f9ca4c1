// The hash of a personal value as the contract defines it, computed without the tap's code.

import {createHmac} from 'node:crypto';

export const PERSONAL_KEY = 'a key for the tests: 0123456789 abcdef';

const hmac = (text: string): Buffer => createHmac('sha256', PERSONAL_KEY).update(text).digest();

/** @param normalised the value in the form in which it is hashed */
export const keyedHash = (personalClass: string, normalised: string): string =>
  `${hmac('fingerprint').toString('hex').slice(0, 4)}:${hmac(`${personalClass}\0${normalised}`).toString('base64url')}`;
