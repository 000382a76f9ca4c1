// Log levels, under the names used by Python, Node and their loggers.

export const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

export type Level = (typeof LEVELS)[number];

const OTHER_NAMES: Readonly<Record<string, Level>> = {
  NOTSET: 'DEBUG',
  TRACE: 'DEBUG',
  SILLY: 'DEBUG',
  VERBOSE: 'DEBUG',
  HTTP: 'DEBUG',
  NOTICE: 'INFO',
  WARN: 'WARNING',
  FATAL: 'CRITICAL',
  SILENT: 'CRITICAL',
};

/** Undefined if no level has this name. Case does not matter. */
export function levelOf(name: string): Level | undefined {
  const plain = name.trim().toUpperCase();
  if (Object.hasOwn(OTHER_NAMES, plain)) return OTHER_NAMES[plain];
  return LEVELS.find((level) => level === plain);
}

export const isAtLeast = (level: Level, lowest: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(lowest);
