// Replaces methods of the engine's classes while a mutant runs.

/** Replaces properties of the target object until `work` has finished. */
export async function patched(
  target: object,
  changes: PropertyDescriptorMap,
  work: () => Promise<void>,
): Promise<void> {
  for (const name of Object.keys(changes)) {
    const before = Object.getOwnPropertyDescriptor(target, name) as PropertyDescriptor;
    restores.push(() => Object.defineProperty(target, name, before));
  }
  Object.defineProperties(target, changes);
  try {
    await work();
  } finally {
    unpatch();
  }
}

const restores: (() => void)[] = [];

/** Restores the engine, even after a run that was killed and never ended. */
export function unpatch(): void {
  for (const restore of restores.splice(0).reverse()) restore();
}
