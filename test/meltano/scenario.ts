// Follows a user's steps with the example project and the definition.

import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';
import {type Postgres, startPostgres} from '../targets/postgres.ts';
import {database} from './database.ts';
import {definition} from './definition.ts';
import {everything} from './everything.ts';
import {files} from './files.ts';
import {first} from './first.ts';
import {Project} from './project.ts';

/** @throws if a step fails. */
export async function scenario(): Promise<void> {
  await using sandbox = await startSandbox({
    shop: createShop({orders: 1200, seed: 'meltano', ties: [3, 130], actions: 300, vidrLines: 60, stockReports: 20}),
  });
  using postgres = await startPostgres();
  const settings = tapSettings(sandbox);
  using project = new Project('meltano/meltano.yml', {...settings, ...postgresSettings(postgres)});
  await first(project);
  await files(project, sandbox);
  await database(project, sandbox, postgres);
  await everything(project, sandbox, postgres);
  await definition(settings);
}

export const tapSettings = ({url, accessToken, secret}: Sandbox) => ({
  TAP_LENGOW_ACCESS_TOKEN: accessToken,
  TAP_LENGOW_SECRET: secret,
  TAP_LENGOW_API_URL: url,
});

const postgresSettings = ({port, user, database: name}: Postgres) => ({
  TARGET_POSTGRES_HOST: '127.0.0.1',
  TARGET_POSTGRES_PORT: String(port),
  TARGET_POSTGRES_USER: user,
  TARGET_POSTGRES_PASSWORD: 'any',
  TARGET_POSTGRES_DATABASE: name,
});
