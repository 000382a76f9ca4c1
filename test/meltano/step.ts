// Runs a user's step and prints its name when the step is done.

/** @throws an error with the name of the step if the step fails */
export async function step(name: string, work: () => Promise<void>): Promise<void> {
  const startMs = performance.now();
  try {
    await work();
  } catch (error) {
    throw new Error(`FAILED  ${name}\n${error instanceof Error ? error.message : error}`, {cause: error});
  }
  process.stdout.write(`ok      ${name} (${((performance.now() - startMs) / 1000).toFixed(1)} s)\n`);
}
