// API V2: its orders, window by window. It knows no keys: Lengow allows the addresses of machines.

import type {Micros} from '../../../values/instant.ts';
import type {Listener} from '../http/call.ts';
import {ConcurrencyLimit} from '../http/concurrency.ts';
import {refusedForGood} from '../http/refused.ts';
import type {HttpRuntime} from '../http/request.ts';
import {type RequestOptions, requestsOf} from '../http/requests.ts';
import type {Retrying} from '../http/retrying.ts';
import {ServerClock} from '../http/server-clock.ts';
import type {Checked} from './answer.ts';
import {type Asked, COMMANDS_ROUTE, commandsPath} from './path.ts';
import {checkAddress} from './refused.ts';
import type {DayWindow} from './windows.ts';

/** The orders of a window. */
export type Answer = Checked & {
  /** The `Date` of the response; undefined if it has none that can be right. */
  readonly date: Micros | undefined;
};

type Services = {readonly runtime: HttpRuntime; readonly listener: Listener; readonly signal: AbortSignal};

export class V2 {
  readonly #asked: Asked;
  /** The first response stands in for a login. */
  readonly clock: ServerClock;
  readonly #requests: Retrying;

  constructor(asked: Asked, options: RequestOptions, services: Services) {
    this.#asked = asked;
    this.clock = new ServerClock(services.runtime);
    this.#requests = requestsOf(options, {
      ...services,
      secrets: [],
      concurrency: new ConcurrencyLimit(1),
      routeLimits: async () => [],
      checkRefusal: checkAddress,
    });
  }

  /** @throws AuthError, LengowError */
  async orders(window: DayWindow): Promise<Answer> {
    const path = commandsPath(window, this.#asked);
    const answer = await this.#requests.run({
      method: 'GET',
      path,
      route: COMMANDS_ROUTE,
      accept: '*/*',
      readStream: async (body, response) => {
        // Most runs do without the XML library, and start faster without it.
        const {checkedAnswer} = await import('./answer.ts');
        const checked = await checkedAnswer(body);
        const date = response.header('date');
        this.clock.responded(date);
        return {...checked, date: this.clock.read(date)};
      },
    });
    if (!answer.ok) throw refusedForGood(path, answer);
    return answer.value;
  }
}
