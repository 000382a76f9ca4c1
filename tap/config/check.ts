// Finds every fault of the settings together; knows nothing of where they stand.

import {validate} from '../../catalog/generated/check-settings.ts';
import type {Settings} from '../../catalog/generated/settings.ts';
import {settingsSchema} from '../../catalog/settings.ts';
import {type Check, type Fault, faultsOf} from '../../catalog/validate.ts';
import type {Unproven} from './given.ts';
import {ruleFaults} from './rules.ts';

/** Without a fault the settings are `Settings`. */
export function settingFaults(settings: Unproven): Fault[] {
  const faults = faultsOf(validate as Check, settingsSchema, settings);
  const faulty = faults.map(keyOf);
  const sound = Object.fromEntries(Object.entries(settings).filter(([key]) => !faulty.includes(key)));
  return [...faults, ...ruleFaults(sound as Partial<Settings>)];
}

/** The setting that a fault is about. */
export const keyOf = ({pointer}: Fault): string => pointer.split('/')[1] ?? '';
