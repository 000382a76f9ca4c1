// Warns once a run of what had to be put right in the answers of API V2.

import {formatDay} from '../../../values/instant.ts';
import type {Checked} from '../../lengow/v2/answer.ts';
import type {DayWindow} from '../../lengow/v2/windows.ts';

export class V2Remarks {
  readonly #warn: (message: string) => void;
  #forbidden = 0;
  #isNotUtf8 = false;
  #isRepeated = false;

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  add({remarks, repeated}: Pick<Checked, 'remarks' | 'repeated'>, {from, to}: DayWindow): void {
    const where = `The response for ${formatDay(from)} to ${formatDay(to)}`;
    this.#forbidden += remarks.forbidden;
    if (remarks.isNotUtf8 && !this.#isNotUtf8)
      this.#warn(`${where} declares UTF-8 but is not valid UTF-8; such responses are read as windows-1252`);
    if (repeated > 0 && !this.#isRepeated)
      this.#warn(`${where} contains ${repeated} orders more than once; the last one of each is written`);
    this.#isNotUtf8 ||= remarks.isNotUtf8;
    this.#isRepeated ||= repeated > 0;
  }

  summarize(): void {
    if (this.#forbidden > 0)
      this.#warn(`${this.#forbidden} characters that XML forbids were replaced with U+FFFD in Lengow's responses`);
  }
}
