// The environment in which jest runs the tests. Jest gives each test file a global object that intercepts each access,
// so that a loop over `Math.imul` takes ten times as long. A global constant of the same name is found before it.

import {Script} from 'node:vm';
import {TestEnvironment} from 'jest-environment-node';

const OFTEN_USED = `const {
  Array, BigInt, Boolean, Buffer, Date, Error, Intl, JSON, Map, Math, Number, Object, Promise, RegExp, Set, String,
  Symbol, URL, URLSearchParams, Uint8Array, WeakMap, WeakSet, parseInt
} = globalThis`;

export default class extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    const context = this.getVmContext();
    if (context !== null) new Script(OFTEN_USED).runInContext(context);
  }
}
