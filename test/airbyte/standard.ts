// Runs airbyte-cdk's standard checks on the built program.

import {executableIn} from '../helpers/executable.ts';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {configFor} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {step} from '../meltano/step.ts';
import {run} from '../python/run.ts';
import {createShop, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {programPath} from '../targets/environments.ts';

const TEST = 'test/airbyte/test_standard.py';
const PYTEST = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-p', 'airbyte_cdk.test.standard_tests.pytest_hooks'];
const WARNINGS = ['-W', 'error::airbyte_cdk.test.standard_tests.DiscoveredCatalogWarning'];

/** `spec`, the config, `check` twice, `discover`, `read`, and a catalog that is refused. The others need Docker. */
const CHECKS = 7;

export const standard = (): Promise<void> =>
  step("airbyte-cdk's standard checks", async () => {
    const shop = createShop({seed: 'airbyte-cdk', orders: 200, actions: 20, vidrLines: 5, stockReports: 4});
    await using sandbox = await startSandbox({shop});
    using folder = temporaryFolder();
    const config = configFor(sandbox, {...ALL_VALUES, zfs_feeds: ZFS_FEEDS});
    folder.write('config.json', JSON.stringify(config));
    folder.write('refused.json', JSON.stringify({...config, secret: 'not the secret'}));
    const env = {SOURCE: executableIn(folder, 'source-lengow'), CONFIGS: folder.path, PYTHONDONTWRITEBYTECODE: '1'};
    const args = [...PYTEST, ...WARNINGS, '-k', 'not docker_image', TEST];
    const report = await run(programPath('airbyte', 'python'), args, {env});
    const passed = Number(/(\d+) passed/.exec(report)?.[1]);
    if (passed !== CHECKS) throw new Error(`${passed} of ${CHECKS} checks passed\n${report}`);
    process.stdout.write(`        ${passed} passed\n`);
  });
