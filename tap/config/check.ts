// Finds every fault of the settings together; knows nothing of where they stand.

import type {Settings} from '../../catalog/generated/settings.ts';
import {settingsSchema} from '../../catalog/settings.ts';
import type {Fault} from '../../catalog/validate.ts';
import type {Unproven} from './given.ts';
import {ruleFaults} from './rules.ts';

/** Without a fault the settings are `Settings`. */
export async function settingFaults(settings: Unproven): Promise<Fault[]> {
  // Loaded here, so that a run that only discovers does not load ajv.
  const {validate} = await import('../../catalog/validate.ts');
  const faults = validate(settingsSchema, settings);
  const faulty = faults.map(keyOf);
  const sound = Object.fromEntries(Object.entries(settings).filter(([key]) => !faulty.includes(key)));
  return [...faults, ...ruleFaults(sound as Partial<Settings>)];
}

/** The setting that a fault is about. */
export const keyOf = ({pointer}: Fault): string => pointer.split('/')[1] ?? '';
