// Never more requests than allowed in any sixty seconds, under a clock that passes only when somebody waits.
// Completeness: C11

import fc from 'fast-check';
import {Budget} from '../../../tap/lengow/http/rate-limit.ts';

const MINUTE = 60_000;
const {signal} = new AbortController();

/** Time goes on to the nearest sleeper when all others are at rest. */
class VirtualWorld {
  #nowMs = 0;
  readonly waits: number[] = [];
  now = () => this.#nowMs;
  pass(ms: number): void {
    this.#nowMs += ms;
  }
  sleep = async (ms: number): Promise<void> => {
    this.waits.push(ms);
    this.#nowMs += ms;
  };
}

const budgetOf = (perMinute: number) => {
  const world = new VirtualWorld();
  const waited: string[] = [];
  return {world, waited, budget: new Budget({perMinute, world, onWait: (route) => waited.push(route)})};
};

test('a short run never waits', async () => {
  const {world, budget} = budgetOf(300);
  for (let asked = 0; asked < 300; asked += 1) (await budget.take('/orders', signal))();
  expect(world.waits).toEqual([]);
});

test('the next one waits until a minute after the first has ended', async () => {
  const {world, waited, budget} = budgetOf(2);
  const first = await budget.take('/orders', signal);
  world.pass(1000);
  first();
  (await budget.take('/orders', signal))();
  (await budget.take('/orders', signal))();
  expect([world.waits, waited, world.now()]).toEqual([[MINUTE], ['/orders'], 1000 + MINUTE]);
});

test('each route has its own', async () => {
  const {world, budget} = budgetOf(1);
  for (const route of ['/orders', '/marketplaces', '/token']) (await budget.take(route, signal))();
  expect(world.waits).toEqual([]);
});

test('a request that runs counts, and the next one waits for its end', async () => {
  const {world, budget} = budgetOf(1);
  const end = await budget.take('/orders', signal);
  let isIn = false;
  const next = budget.take('/orders', signal).then(() => {
    isIn = true;
  });
  await new Promise(setImmediate);
  expect(isIn).toBe(false);
  end();
  await next;
  expect(world.waits).toEqual([MINUTE]);
});

test('in no sixty seconds do more requests end than allowed', async () => {
  const durations = fc.array(fc.integer({min: 0, max: 9000}), {minLength: 1, maxLength: 120});
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 20}), durations, async (perMinute, lasting) => {
      const {world, budget} = budgetOf(perMinute);
      const begun: number[] = [];
      for (const ms of lasting) {
        const end = await budget.take('/orders', signal);
        begun.push(world.now());
        world.pass(ms);
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

test('a clock that is set back closes no route', async () => {
  const {world, budget} = budgetOf(1);
  world.pass(10 * MINUTE);
  (await budget.take('/orders', signal))();
  world.pass(-9 * MINUTE);
  (await budget.take('/orders', signal))();
  expect(world.waits).toEqual([]);
});

test('an interrupted run does not wait', async () => {
  const {budget} = budgetOf(1);
  await expect(budget.take('/orders', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});
