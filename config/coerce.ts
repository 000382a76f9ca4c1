// Takes a number, a truth value or a list that is given as text for what it is; leaves all else alone.

import type {SettingSchema} from './schema.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The environment knows only texts, and so does a config that Meltano writes without a `kind`. */
export function coerce(value: unknown, type: SettingSchema['type']): unknown {
  if (typeof value !== 'string' || type === 'string') return value;
  const text = value.trim();
  if (type === 'array') return jsonList(text) ?? value;
  if (type !== 'boolean') return NUMBER.test(text) ? Number(text) : value;
  return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : value;
}

function jsonList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return;
  }
}
