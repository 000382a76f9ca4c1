// The settings for personal data: which mode each class has, and which keys are refused.

import fc from 'fast-check';
import {modesOf} from '../../config/personal.ts';
import {readConfig} from '../../config/read.ts';
import {settingsSchema} from '../../config/schema.ts';
import {InputError} from '../../tap/errors.ts';
import {personalClasses, personalModes} from '../../values/personal.ts';
import {loadConfig} from '../helpers/load-config.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const CREDENTIALS = {access_token: 'token', secret: 's3cr3t'};
const KEY = '0123456789abcdef0123456789abcdef';
const NONE = {
  identity: 'none',
  contact: 'none',
  address: 'none',
  buyer_id: 'none',
  free_text: 'none',
  link: 'none',
  parcel: 'none',
};
const DEFAULT = {...NONE, parcel: 'full'};

function load(settings: object) {
  using folder = temporaryFolder();
  return loadConfig([folder.write('c.json', JSON.stringify({...CREDENTIALS, ...settings}))], {}, folder.path).config;
}

function faults(settings: object): string[] {
  try {
    load(settings);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^.*c\.json: /, ''));
  }
}

describe('the modes', () => {
  test.each<[string, unknown, object, string[]]>([
    ['by default', undefined, DEFAULT, []],
    ['of an empty object', {}, DEFAULT, []],
    ['null resets them', null, DEFAULT, []],
    [
      'of single classes',
      {contact: 'full', link: 'null'},
      {...DEFAULT, contact: 'full', link: 'null'},
      ['contact', 'link'],
    ],
    ['all sets those not named', {all: 'none', link: 'full'}, {...NONE, link: 'full'}, [...personalClasses]],
    ['JSON in a string', ' {"address": "null"}', {...DEFAULT, address: 'null'}, ['address']],
  ])('%s', (_, personal_data, modes, set) => {
    const config = load(personal_data === undefined ? {} : {personal_data});
    expect(config.personalData).toEqual(modes);
    expect([...config.personalDataSet].sort()).toEqual([...set].sort());
  });

  test('a later source replaces the whole object', () => {
    using folder = temporaryFolder();
    const first = folder.write('a.json', JSON.stringify({...CREDENTIALS, personal_data: {contact: 'full'}}));
    const env = {TAP_LENGOW_PERSONAL_DATA: '{"link":"hash"}', TAP_LENGOW_PERSONAL_DATA_KEY: ` ${KEY}\n`};
    const {config} = loadConfig([first, 'ENV'], env, folder.path);
    expect(config).toMatchObject({personalData: {...DEFAULT, link: 'hash'}, personalDataKey: KEY});
  });

  test('a class has its own mode, else that of all, else its default', () => {
    const mode = fc.constantFrom(...personalModes);
    const keys = ['all', ...personalClasses] as const;
    const given = fc.record(Object.fromEntries(keys.map((one) => [one, mode])), {requiredKeys: []});
    fc.assert(
      fc.property(given, (some) => {
        const named = some as Partial<Record<(typeof keys)[number], (typeof personalModes)[number]>>;
        for (const [one, chosen] of Object.entries(modesOf(named)) as [(typeof personalClasses)[number], string][])
          expect(chosen).toBe(named[one] ?? named.all ?? DEFAULT[one]);
      }),
    );
  });

  test('the schema has the same classes and modes as the rest of the program', () => {
    const {personal_data: setting, ...others} = settingsSchema.properties;
    expect(Object.keys((setting as unknown as {properties: object}).properties)).toEqual(['all', ...personalClasses]);
    expect((settingsSchema as unknown as {definitions: {mode: {enum: string[]}}}).definitions.mode.enum).toEqual([
      ...personalModes,
    ]);
    expect(Object.keys(others)).toEqual(expect.arrayContaining(['personal_data_key', 'personal_data_erased']));
  });
});

const CLASSES = 'one of "all", "identity", "contact", "address", "buyer_id", "free_text", "link", "parcel"';
const MODES = '"none", "null" (a string, in quotes), "hash" or "full"';
const OBJECT = 'an object with a mode for each class, such as {"contact":"hash","address":"hash"}';

describe('a fault in personal_data lists what is valid:', () => {
  test.each<[string, unknown, string[]]>([
    ['an unknown class', {phone: 'none'}, [`/personal_data/phone is unknown; expected ${CLASSES}`]],
    ['a class in capitals', {Contact: 'none'}, [`/personal_data/Contact is unknown; expected ${CLASSES}`]],
    ['a class that may be a key', {[KEY]: 'none'}, [`/personal_data/(name hidden) is unknown; expected ${CLASSES}`]],
    ['a class named like a method', {toString: 1}, [`/personal_data/toString is unknown; expected ${CLASSES}`]],
    ['an unknown mode', {contact: 'mask'}, [`/personal_data/contact is a string; expected ${MODES}`]],
    ['a mode in capitals', {all: 'NONE'}, [`/personal_data/all is a string; expected ${MODES}`]],
    // YAML has no quotes around it; whether the mode or the default is meant cannot be known.
    ['null as a mode', {contact: null}, [`/personal_data/contact is null; expected ${MODES}`]],
    ['a number as a mode', {contact: 1}, [`/personal_data/contact is 1; expected ${MODES}`]],
    ['an object as a mode', {contact: {mode: 'full'}}, [`/personal_data/contact is an object; expected ${MODES}`]],
    ['an array', ['contact'], [`/personal_data is an array; expected ${OBJECT}`]],
    ['an array in a string', '["contact"]', [`/personal_data is a string; expected ${OBJECT}`]],
    ['a number', 7, [`/personal_data is 7; expected ${OBJECT}`]],
    ['true', true, [`/personal_data is true; expected ${OBJECT}`]],
    ['a mode alone', 'hash', [`/personal_data is a string; expected ${OBJECT}`]],
    ['no JSON', '{contact: hash}', [`/personal_data is a string; expected ${OBJECT}`]],
    [
      'two at once',
      {phone: 'none', link: 'all'},
      [`/personal_data/phone is unknown; expected ${CLASSES}`, `/personal_data/link is a string; expected ${MODES}`],
    ],
  ])('%s', (_, personal_data, expected) => {
    expect(faults({personal_data})).toEqual(expected);
  });
});

const A_KEY =
  'a key of its own, of at least 32 characters, 10 of them different; to create one, run openssl rand -hex 32';

describe('the key', () => {
  test.each<[string, object]>([
    ['is not needed without hash', {personal_data: {all: 'full'}}],
    ['is not needed if every class has another mode', {personal_data: {...DEFAULT, all: 'hash'}}],
    ['may be there without hash', {personal_data_key: KEY}],
    ['has 32 characters', {personal_data: {contact: 'hash'}, personal_data_key: KEY}],
    ['has 10 different ones', {personal_data_key: '0123456789'.padEnd(32, '0')}],
  ])('%s', (_, settings) => {
    expect(faults(settings)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['is missing', {personal_data: {contact: 'hash'}}, 'is missing'],
    ['is missing for all', {personal_data: {all: 'hash'}}, 'is missing'],
    ['is null', {personal_data: {link: 'hash'}, personal_data_key: null}, 'is missing'],
    [
      'is short, which is reported once',
      {personal_data: {link: 'hash'}, personal_data_key: KEY.slice(1)},
      'is a string',
    ],
    ['is filled up with blanks', {personal_data_key: ` ${KEY.slice(1)}  `}, 'is a string'],
    ['counts characters, not UTF-16 units', {personal_data_key: '😀'.repeat(31)}, 'is a string'],
    ['is blank', {personal_data_key: ' '.repeat(40)}, 'is a blank string'],
    ['is a number', {personal_data_key: 1e31}, 'is a number'],
    [
      'has 9 different characters',
      {personal_data_key: '012345678'.padEnd(40, '0')},
      'has too few different characters',
    ],
    ['is the secret', {secret: KEY, personal_data_key: ` ${KEY}`}, 'is the same as the secret'],
    ['is the access token', {access_token: `${KEY}\n`, personal_data_key: KEY}, 'is the same as the access_token'],
    ['is a placeholder', {personal_data_key: '<the output of openssl rand -hex 32>'}, 'is a placeholder'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable that was not substituted
    ['is a variable', {personal_data_key: '${PERSONAL_DATA_KEY_FROM_THE_VAULT}'}, 'is a placeholder'],
  ])('is refused if it %s', (_, settings, found) => {
    expect(faults(settings)).toEqual([`/personal_data_key ${found}; expected ${A_KEY}`]);
  });
});

test.each<[unknown, string]>([
  [0, '0'],
  [-1, '-1'],
  [1.5, '1.5'],
  ['soon', 'a string'],
])('personal_data_max_age_days: %j is refused', (personal_data_max_age_days, found) => {
  expect(faults({personal_data_max_age_days})).toEqual([
    `/personal_data_max_age_days is ${found}; expected an integer of at least 1, such as 183`,
  ]);
});

test('the maximum age is 183 days by default', () => {
  expect(load({}).personalDataMaxAgeDays).toBe(183);
  expect(load({personal_data_max_age_days: '30'}).personalDataMaxAgeDays).toBe(30);
});

test('the key is one of the secrets that no message may contain', () => {
  const value = {...CREDENTIALS, personal_data_key: ` ${KEY}\n`, max_attempts: 0};
  const {secrets} = readConfig({sources: ['c'], files: [{path: 'c', value}], userAgent: 'tap-lengow'});
  expect(secrets).toEqual(['token', 's3cr3t', KEY]);
});
