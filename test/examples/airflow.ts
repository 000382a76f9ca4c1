// The DAG: a unit fails, another is killed, Airflow retries them, and a later run of the DAG is an ordinary run.

import {join} from 'node:path';
import {install, programPath} from '../targets/environments.ts';
import {runTo} from './run.ts';
import {ROOT, type Setting} from './setting.ts';

export async function airflow({folder, env, drill, shops: {accounts, settle}}: Setting): Promise<void> {
  install(['airflow']);
  const options = {
    cwd: folder,
    env: {
      ...env,
      LENGOW_ACCOUNTS: folder,
      AIRFLOW_HOME: join(folder, 'airflow'),
      AIRFLOW__CORE__DAGS_FOLDER: join(ROOT, 'examples/airflow'),
      AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
      RETRY_SECONDS: '1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  };
  await runTo(0, programPath('airflow', 'python'), [join(ROOT, 'test/examples/dag.py')], options);
  await runTo(0, programPath('airflow', 'airflow'), ['db', 'migrate'], options);
  const again = () => runTo(0, programPath('airflow', 'airflow'), ['dags', 'test', 'lengow'], options);
  drill.start(accounts);
  await again();
  settle();
  await again();
}
