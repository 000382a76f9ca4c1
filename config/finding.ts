// Says what is wrong with a setting, and what its schema expects instead.

import type {Finding} from '../values/fault.ts';
import {expectation} from '../values/words.ts';
import type {Settings} from './generated/settings.ts';
import {settingsSchema} from './schema.ts';

export const settingFinding = (key: keyof Settings, found: string): Finding => ({
  pointer: `/${key}`,
  found,
  expected: expectation(settingsSchema.properties[key] ?? {}),
});
