// Finds every fault of the settings together; knows nothing of where they stand.

import {validate} from './generated/check-settings.ts';
import type {Settings} from './generated/settings.ts';
import type {Unproven} from './merge.ts';
import {ruleFaults} from './rules.ts';
import {settingsSchema} from './schema.ts';
import {type Check, type Fault, faultsOf} from './validate.ts';

/** Without a fault the settings are `Settings`. */
export function settingFaults(settings: Unproven): Fault[] {
  const faults = faultsOf(validate as Check, settingsSchema, settings);
  const faulty = faults.map(keyOf);
  const sound = Object.fromEntries(Object.entries(settings).filter(([key]) => !faulty.includes(key)));
  return [...faults, ...ruleFaults(sound as Partial<Settings>)];
}

/** The setting that a fault is about. */
export const keyOf = ({pointer}: Fault): string => pointer.split('/')[1] ?? '';
