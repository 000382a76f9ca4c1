// Uses the definition for Meltano Hub in an empty project.

import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {Project} from './project.ts';
import {step} from './step.ts';

const EMPTY = 'default_environment: dev\nsend_anonymous_usage_stats: false\nenvironments: [{name: dev}]\n';

/** One setting of each kind, as a user would set it in the environment. */
const GIVEN = {
  TAP_LENGOW_REQUEST_TIMEOUT_SECONDS: '7.5',
  TAP_LENGOW_MARKETPLACES: '["amazon_fr"]',
  TAP_LENGOW_INVALID_VALUES: 'null',
  TAP_LENGOW_ACTIVATE_VERSION: 'true',
  TAP_LENGOW_MAX_CONCURRENCY: '2',
  TAP_LENGOW_START_DATE: '2026-01-01',
  TAP_LENGOW_PERSONAL_DATA: '{"contact": "null", "link": "full"}',
};

/** Meltano passes a non-integer number as a string, which the tap accepts. Unset settings have their default values, unless
 * these depend on the API's version. */
const PASSED_ON = {
  request_timeout_seconds: '7.5',
  marketplaces: ['amazon_fr'],
  invalid_values: 'null',
  activate_version: true,
  max_concurrency: 2,
  start_date: '2026-01-01',
  personal_data: {contact: 'null', link: 'full'},
  max_attempts: 8,
};

export async function definition(settings: Readonly<Record<string, string>>): Promise<void> {
  using folder = temporaryFolder();
  using project = new Project(folder.write('meltano.yml', EMPTY), {...settings, ...GIVEN});
  await step(
    'meltano add --from-ref: accepts the definition, and the tap accepts the settings from Meltano',
    async () => {
      await project.run('add', 'tap-lengow', `--from-ref=${resolve('meltano/tap-lengow.yml')}`);
      const {stdout} = await project.run('config', 'print', 'tap-lengow');
      const config = JSON.parse(stdout);
      assert.deepEqual({...config, ...PASSED_ON}, config);
      await project.run('invoke', 'tap-lengow', '--test');
    },
  );
}
