// What a value of API V2 says.

/** A value without trailing newlines; null if it is blank, or consists of the word `None`, which Python has left. */
export function cleaned(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  return text.split(/\s+/).every((word) => word === '' || word === 'None') ? null : text;
}
