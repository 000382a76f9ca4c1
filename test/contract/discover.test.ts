// --discover: the catalog that Singer's tools expect. It needs no config or network, and ignores the other flags.

import {checked, runOn} from '../helpers/checked-run.ts';
import {messagesOf, rowsOf} from '../helpers/messages.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

type Metadata = {breadcrumb: string[]; metadata: Record<string, unknown>};
type Stream = {
  tap_stream_id: string;
  stream: string;
  schema: {type: string; properties: Record<string, {type: string | string[]}>};
  key_properties: string[];
  replication_key: string | null;
  replication_method: string;
  metadata: Metadata[];
  selected?: boolean;
};

const NO_NETWORK = `import net from 'node:net';
import dns from 'node:dns';
const refuse = () => { throw new Error('discovery accesses the network'); };
net.Socket.prototype.connect = refuse;
dns.lookup = refuse;
`;

async function discover(args: readonly string[] = ['--discover']): Promise<Stream[]> {
  using folder = temporaryFolder();
  const preload = folder.write('no-network.mjs', NO_NETWORK);
  const run = checked(await runProgram({args, imports: [`file://${preload}`]}));
  expect([run.code, run.stderr]).toEqual([0, '']);
  return JSON.parse(run.stdout).streams;
}

const rootOf = ({metadata}: Stream) => metadata.find(({breadcrumb}) => breadcrumb.length === 0)?.metadata ?? {};

test('needs no config or network, and does not read the files named on the command line', async () => {
  const plain = await discover();
  const all = ['--discover', '-c', '/no/config', '-c', 'ENV', '--catalog', '/no/catalog', '--state', '/no/state'];
  expect(await discover(all)).toEqual(plain);
  expect(plain.map(({tap_stream_id: id}) => id)).toEqual(ALL_STREAMS);
});

test('describes each stream as the Singer catalog requires', async () => {
  for (const stream of await discover()) {
    const columns = Object.keys(stream.schema.properties);
    expect(stream.stream).toBe(stream.tap_stream_id);
    expect(stream.schema.type).toBe('object');
    expect(columns).toEqual(expect.arrayContaining(stream.key_properties));
    expect(rootOf(stream)).toMatchObject({
      inclusion: 'available',
      'table-key-properties': stream.key_properties,
      'forced-replication-method': stream.replication_method,
    });
    const named = stream.metadata.filter(({breadcrumb}) => breadcrumb.length > 0);
    expect(named.map(({breadcrumb}) => breadcrumb)).toEqual(columns.map((name) => ['properties', name]));
    const automatic = named
      .filter(({metadata}) => metadata.inclusion === 'automatic')
      .map(({breadcrumb}) => breadcrumb[1]);
    expect(automatic.sort()).toEqual(
      [...stream.key_properties, ...(stream.replication_key ? [stream.replication_key] : [])].sort(),
    );
  }
});

describe('the selection in a catalog', () => {
  const shop = createShop({orders: 60, seed: 'select', marketplaces: ['amazon_fr']});

  async function select(edit: (streams: Stream[]) => void) {
    const streams = await discover();
    edit(streams);
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {catalog: {streams}});
    expect(run.code).toBe(0);
    return {...run, requests: sandbox.requests.map(({route}) => route)};
  }

  const mark = (stream: Stream | undefined, path: string[], metadata: object) => {
    const item = stream?.metadata.find(({breadcrumb}) => breadcrumb.join() === path.join());
    Object.assign(item?.metadata ?? {}, metadata);
  };

  test('as discovered has the same effect as no catalog', async () => {
    await using sandbox = await startSandbox({shop});
    const without = await runOn(sandbox);
    expect(rowsOf((await select(() => {})).stdout)).toEqual(rowsOf(without.stdout));
  });

  test('without a stream has neither its SCHEMA nor its RECORDs nor its requests', async () => {
    const {stdout, requests} = await select((streams) => {
      for (const stream of streams) if (stream.tap_stream_id !== 'marketplace') mark(stream, [], {selected: false});
    });
    expect(new Set(messagesOf(stdout).flatMap(({stream}) => stream ?? []))).toEqual(new Set(['marketplace']));
    expect(requests).toEqual(['token', 'marketplaces']);
  });

  test('without a field, and with one that is opt-in, applies to SCHEMA and RECORD alike', async () => {
    const {stdout} = await select((streams) => {
      const order = streams.find(({tap_stream_id: id}) => id === 'order');
      mark(order, ['properties', 'commission'], {selected: false});
      mark(order, ['properties', 'sku'], {selected: true});
      mark(order, ['properties', 'marketplace'], {selected: false});
    });
    const messages = messagesOf(stdout).filter(({stream}) => stream === 'order');
    const columns = Object.keys(messages[0]?.schema?.properties ?? {});
    expect(columns).toEqual(expect.arrayContaining(['sku', 'marketplace', 'updated_at']));
    expect(columns).not.toContain('commission');
    for (const {record} of messages.slice(1)) expect(Object.keys(record ?? {})).toEqual(columns);
  });

  test('can be empty: the run logs a warning and writes the state', async () => {
    const {stdout, log, requests} = await select((streams) => {
      for (const stream of streams) mark(stream, [], {selected: false});
    });
    expect(messagesOf(stdout).map(({type}) => type)).toEqual(['STATE', 'STATE']);
    expect(log.filter((line) => line.startsWith('WARNING'))).toEqual([
      expect.stringMatching(/^WARNING .*catalog\.json: no stream is selected: nothing will be read$/),
    ]);
    expect(requests).not.toContain('orders');
  });
});

describe('--select and --deselect', () => {
  const shop = createShop({orders: 60, seed: 'select', marketplaces: ['amazon_fr']});
  const FLAGS = ['--select', 'order.sku', '--select', '!order_tracking', '--deselect', '*.commission'];

  const columnsIn = (stdout: string) =>
    messagesOf(stdout)
      .filter(({type}) => type === 'SCHEMA')
      .map(({stream, schema}) => [stream, Object.keys(schema?.properties ?? {})]);

  test('set `selected` in the catalog that --discover prints, without a config or the network', async () => {
    const marked = (await discover(['--discover', '-c', '/no/config', ...FLAGS])).flatMap(({stream, metadata}) =>
      metadata
        .filter((item) => 'selected' in item.metadata && item.metadata.inclusion === 'available')
        .map(({breadcrumb, metadata: {selected}}) => [[stream, breadcrumb[1] ?? []].flat().join('.'), selected]),
    );
    expect(marked).toEqual(
      expect.arrayContaining([
        ['order', true],
        ['order.commission', false],
        ['order.sku', true],
        ['order_tracking', false],
      ]),
    );
    expect(marked.filter(([, selected]) => selected)).toHaveLength(2);
  });

  test('change what a run reads, what --test reports and what --test=schema writes, as that catalog does', async () => {
    const catalog = {streams: await discover(['--discover', ...FLAGS])};
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: FLAGS});
    const same = await runOn(sandbox, {catalog});
    const schema = await runOn(sandbox, {args: ['--test=schema', ...FLAGS]});
    const test = await runOn(sandbox, {args: ['--test', ...FLAGS]});
    expect([run.code, same.code, schema.code, test.code]).toEqual([0, 0, 0, 0]);
    expect(rowsOf(run.stdout)).toEqual(rowsOf(same.stdout));
    expect(columnsIn(run.stdout)).toEqual(columnsIn(schema.stdout));
    expect(columnsIn(run.stdout).map(([stream]) => stream)).toEqual(['marketplace', 'order']);
    const columns = columnsIn(run.stdout)[1]?.[1];
    expect(columns).toContain('sku');
    expect(columns).not.toContain('commission');
    expect(test.log.filter((line) => line.includes(': would read'))).toEqual([
      expect.stringMatching(/marketplace: would read/),
      expect.stringMatching(/order: would read/),
    ]);
  });

  test('add to a catalog that selects nothing else, and name streams without their prefix', async () => {
    await using sandbox = await startSandbox({shop});
    const args = ['--select', 'marketplace.*'];
    const run = await runOn(sandbox, {catalog: {streams: []}, config: {stream_prefix: 'shop_'}, args});
    expect(run.code).toBe(0);
    expect(columnsIn(run.stdout).map(([stream]) => stream)).toEqual(['shop_marketplace']);
    expect(sandbox.requests.map(({route}) => route)).toEqual(['token', 'marketplaces']);
  });

  test('can leave no stream: the run logs a warning and writes the state, as with an empty catalog', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: ['--deselect', '*']});
    expect([run.code, messagesOf(run.stdout).map(({type}) => type)]).toEqual([0, ['STATE', 'STATE']]);
    expect(run.log.filter((line) => line.startsWith('WARNING'))).toEqual([
      'WARNING --deselect: no stream is selected: nothing will be read',
    ]);
    expect(sandbox.requests.map(({route}) => route)).not.toContain('orders');
  });
});
