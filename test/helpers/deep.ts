// A value that is nested so deeply that JSON.stringify fails on older versions of Node. Newer ones (26) can write it.

export const DEEP: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);

export const canBeWritten = ((): boolean => {
  try {
    return JSON.stringify(DEEP) !== '';
  } catch {
    return false;
  }
})();
