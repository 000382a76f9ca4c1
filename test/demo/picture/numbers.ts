// Numbers as the page writes them.

export const count = (value: number): string => value.toLocaleString('en');

export const whole = (amount: number): string => Math.round(amount).toLocaleString('en');

export const compact = (value: number): string => value.toLocaleString('en', {notation: 'compact'});

export const cents = (amount: number): string =>
  amount.toLocaleString('en', {minimumFractionDigits: 2, maximumFractionDigits: 2});

/** Without a whole there is no share. */
export const share = (part: number, of: number): string => (of === 0 ? '–' : `${Math.round((part / of) * 100)}\u00a0%`);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
