// Formats numbers and durations for log lines.

// Intl is not used, because loading a locale takes longer than a run with nothing to read.
export const amount = (value: number): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds * 10) / 10} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
