// The expected value of a number column for a JSON number, calculated independently with integer arithmetic.

const DECIMALS = 6;

/** At most 6 decimal places, rounded half away from zero, without an exponent, trailing zeros or a negative zero. */
export function decimalOf(token: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
  // The unrounded result in millionths is `digits * 10 ** shift`.
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + DECIMALS;
  const millionths = shift >= 0 ? digits * 10n ** BigInt(shift) : rounded(digits, 10n ** BigInt(-shift));
  const text = String(millionths).padStart(DECIMALS + 1, '0');
  const decimals = text.slice(-DECIMALS).replace(/0+$/, '');
  return `${millionths === 0n ? '' : sign}${text.slice(0, -DECIMALS)}${decimals && `.${decimals}`}`;
}

const rounded = (digits: bigint, divisor: bigint): bigint => (2n * digits + divisor) / (2n * divisor);
