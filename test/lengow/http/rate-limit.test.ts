// Never more requests than allowed in any sixty-second period. The test clock advances only when something waits.
// Completeness: C11

import fc from 'fast-check';
import {RateLimit} from '../../../tap/lengow/http/rate-limit.ts';

const MINUTE = 60_000;
const {signal} = new AbortController();

/** A clock that advances only when `pass` or `sleep` is called. */
class VirtualTime {
  #nowMs = 0;
  readonly waits: number[] = [];
  elapsedMs = () => this.#nowMs;
  pass(ms: number): void {
    this.#nowMs += ms;
  }
  sleep = async (ms: number): Promise<void> => {
    this.waits.push(ms);
    this.#nowMs += ms;
  };
}

const rateLimitOf = (perMinute: number) => {
  const runtime = new VirtualTime();
  const waited: string[] = [];
  return {runtime, waited, rateLimit: new RateLimit({perMinute, runtime, onWait: (route) => waited.push(route)})};
};

test('a short run never waits', async () => {
  const {runtime, rateLimit} = rateLimitOf(300);
  for (let asked = 0; asked < 300; asked += 1) (await rateLimit.take('/orders', signal))();
  expect(runtime.waits).toEqual([]);
});

test('the next request waits until a minute after the end of the first', async () => {
  const {runtime, waited, rateLimit} = rateLimitOf(2);
  const first = await rateLimit.take('/orders', signal);
  runtime.pass(1000);
  first();
  (await rateLimit.take('/orders', signal))();
  (await rateLimit.take('/orders', signal))();
  expect([runtime.waits, waited, runtime.elapsedMs()]).toEqual([[MINUTE], ['/orders'], 1000 + MINUTE]);
});

test('each route has its own limit', async () => {
  const {runtime, rateLimit} = rateLimitOf(1);
  for (const route of ['/orders', '/marketplaces', '/token']) (await rateLimit.take(route, signal))();
  expect(runtime.waits).toEqual([]);
});

test('a running request counts, and the next one waits for it to end', async () => {
  const {runtime, rateLimit} = rateLimitOf(1);
  const end = await rateLimit.take('/orders', signal);
  let isIn = false;
  const next = rateLimit.take('/orders', signal).then(() => {
    isIn = true;
  });
  await new Promise(setImmediate);
  expect(isIn).toBe(false);
  end();
  await next;
  expect(runtime.waits).toEqual([MINUTE]);
});

test('no sixty-second period has more requests than allowed', async () => {
  const durations = fc.array(fc.integer({min: 0, max: 9000}), {minLength: 1, maxLength: 120});
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 20}), durations, async (perMinute, lasting) => {
      const {runtime, rateLimit} = rateLimitOf(perMinute);
      const begun: number[] = [];
      for (const ms of lasting) {
        const end = await rateLimit.take('/orders', signal);
        begun.push(runtime.elapsedMs());
        runtime.pass(ms);
        end();
      }
      for (const [index, from] of begun.entries()) {
        const within = begun.slice(index).filter((time) => time < from + MINUTE);
        expect(within.length).toBeLessThanOrEqual(perMinute);
      }
    }),
    {numRuns: 50},
  );
});

test('an interrupted run does not wait', async () => {
  const {rateLimit} = rateLimitOf(1);
  await expect(rateLimit.take('/orders', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});
