import { describe, expect, test } from 'vitest';
import { readConfig, settings } from './config.ts';
import { ConfigError } from './errors.ts';

test('without settings it listens locally and names no Intercom', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    host: '127.0.0.1',
    port: 4400,
    publicUrl: 'http://127.0.0.1:4400',
    connectionPorts: [],
    outbound: { httpsProxy: null, httpProxy: null, noProxy: '', hosts: null },
    dataDir: './data',
    trustedProxies: [],
    keepAliveSeconds: 75,
    keyring: null,
    intercom: {
      named: false,
      clientId: null,
      clientSecret: null,
      authorizeUrls: {
        us: 'https://app.intercom.com/oauth',
        eu: 'https://app.eu.intercom.com/oauth',
        au: 'https://app.au.intercom.com/oauth',
      },
      defaultRegion: 'us',
      apiUrls: { us: 'https://api.intercom.io', eu: 'https://api.eu.intercom.io', au: 'https://api.au.intercom.io' },
      sandbox: null,
    },
    sandbox: 'auto',
    sandboxPort: 4500,
    logLevel: 'info',
    support: null,
    auditDays: null,
    experimental: false,
    strict: false,
  });
});

test('the defaults in the reference are the defaults', () => {
  const plain = settings.filter((setting) => /^[\w./]+$/.test(setting.default) && setting.default !== 'none');
  expect(plain.length).toBeGreaterThan(5);
  expect(readConfig(Object.fromEntries(plain.map((setting) => [setting.name, setting.default])))).toEqual(readConfig({}));
});

test('reads every setting', () => {
  const config = readConfig({
    GATEHOUSE_HOST: '::1',
    GATEHOUSE_PORT: '0',
    GATEHOUSE_URL: 'https://gate.example.com/',
    GATEHOUSE_DATA_DIR: '/var/lib/gatehouse',
    GATEHOUSE_KEEP_ALIVE_SECONDS: '130',
    GATEHOUSE_KEYRING: 'k1:x',
    GATEHOUSE_EXPERIMENTAL: 'on',
    GATEHOUSE_LOG_LEVEL: 'debug',
    GATEHOUSE_SANDBOX: 'on',
    GATEHOUSE_SANDBOX_PORT: '0',
    INTERCOM_CLIENT_ID: 'id',
    INTERCOM_CLIENT_SECRET: 'secret',
    INTERCOM_REGION: 'eu',
  });
  expect(config).toMatchObject({
    host: '::1',
    port: 0,
    publicUrl: 'https://gate.example.com',
    keepAliveSeconds: 130,
    keyring: 'k1:x',
    sandbox: 'on',
    sandboxPort: 0,
    experimental: true,
  });
  expect(config.intercom).toMatchObject({
    named: true,
    clientId: 'id',
    clientSecret: 'secret',
    defaultRegion: 'eu',
  });
});

test('whom to ask is a mail address or an https link, and no other kind of link', () => {
  const read = (value: string) => readConfig({ GATEHOUSE_SUPPORT: value }).support;
  expect(read('help@example.com')).toEqual({ href: 'mailto:help@example.com', label: 'help@example.com' });
  expect(read('mailto:it.help+gate@example.co.uk')).toEqual({
    href: 'mailto:it.help+gate@example.co.uk',
    label: 'it.help+gate@example.co.uk',
  });
  expect(read('https://help.example.com/gatehouse/')).toEqual({
    href: 'https://help.example.com/gatehouse/',
    label: 'help.example.com/gatehouse',
  });
  expect(read(' ')).toBeNull();
  for (const wrong of [
    'javascript:alert(1)',
    'data:text/html,x',
    'http://help.example.com',
    'https://ada:secret@help.example.com',
    'mailto:help@example.com?bcc=eve@example.com',
    'help@example',
    'help@example.com, other@example.com',
    'the IT desk',
  ]) {
    expect(() => read(wrong), wrong).toThrow('GATEHOUSE_SUPPORT: is not a mail address or an https link');
  }
});

test('trusted proxies are addresses and ranges, never everybody', () => {
  const read = (value: string) => readConfig({ GATEHOUSE_TRUSTED_PROXIES: value }).trustedProxies;
  expect(read(' 127.0.0.1, 10.0.0.0/8,fd00::/8 ')).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
  for (const wrong of [
    'proxy',
    '10.0.0.0/33',
    '::/129',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.1,',
    '10.0.0.1/8/8',
    '10.0.0.1/',
    'fe80::1%eth0',
    '*',
    '1',
  ]) {
    expect(() => read(wrong), wrong).toThrow(ConfigError);
  }
});

test('ports of connections have names, ports and sometimes addresses', () => {
  const read = (value: string) => readConfig({ GATEHOUSE_CONNECTION_PORTS: value }).connectionPorts;
  expect(read(' main:4401,eu-2:0 , default:4402=https://intercom.example.com/')).toEqual([
    { connection: 'main', port: 4401, publicUrl: null },
    { connection: 'eu-2', port: 0, publicUrl: null },
    { connection: 'default', port: 4402, publicUrl: 'https://intercom.example.com' },
  ]);
  for (const wrong of [
    '4401',
    'main',
    'main:',
    'main:65536',
    'main:4401,',
    'Main:4401',
    'a/b:4401',
    'main:4401=intercom.example.com',
    'main:4401=https://intercom.example.com/path',
    'main:4401,main:4402',
    'main:4401,eu:4401',
    'main:4400',
  ]) {
    expect(() => read(wrong), wrong).toThrow(expect.objectContaining({ setting: 'GATEHOUSE_CONNECTION_PORTS' }));
  }
  expect(readConfig({ GATEHOUSE_PORT: '0', GATEHOUSE_CONNECTION_PORTS: 'main:0' }).connectionPorts).toHaveLength(1);
});

test('an IPv6 host stands in brackets in the address', () => {
  expect(readConfig({ GATEHOUSE_HOST: '::1' }).publicUrl).toBe('http://[::1]:4400');
});

test('an Intercom of your own making serves every region', () => {
  const { intercom } = readConfig({ INTERCOM_API_URL: 'http://127.0.0.1:4501' });
  expect(intercom).toMatchObject({ named: true, authorizeUrls: { au: 'http://127.0.0.1:4501/oauth' } });
  expect(new Set(Object.values(intercom.apiUrls))).toEqual(new Set(['http://127.0.0.1:4501']));
});

describe('refuses, naming the setting and the fix and showing no value,', () => {
  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a port that is no number', { GATEHOUSE_PORT: 'hidden' }, 'GATEHOUSE_PORT', /0 to 65535/],
    ['a port that is too large', { GATEHOUSE_PORT: '65536' }, 'GATEHOUSE_PORT', /0 to 65535/],
    ['a negative port', { GATEHOUSE_SANDBOX_PORT: '-1' }, 'GATEHOUSE_SANDBOX_PORT', /0 to 65535/],
    ['a host with a port', { GATEHOUSE_HOST: 'hidden:4400' }, 'GATEHOUSE_HOST', /without a port/],
    ['a host with a port that looks like IPv6', { GATEHOUSE_HOST: 'cafe:4400' }, 'GATEHOUSE_HOST', /without a port/],
    ['an address without a scheme', { GATEHOUSE_URL: 'hidden.example.com' }, 'GATEHOUSE_URL', /https:/],
    ['an address with a path', { GATEHOUSE_URL: 'https://hidden.example.com/x' }, 'GATEHOUSE_URL', /without a path/],
    ['an address with a password', { GATEHOUSE_URL: 'https://me:hidden@example.com' }, 'GATEHOUSE_URL', /https:/],
    ['another protocol', { INTERCOM_API_URL: 'ftp://hidden' }, 'INTERCOM_API_URL', /http on this machine/],
    ['plain http to another machine', { INTERCOM_API_URL: 'http://hidden.example.com' }, 'INTERCOM_API_URL', /https/],
    ['an API with a path', { INTERCOM_API_URL: 'https://example.com/hidden' }, 'INTERCOM_API_URL', /without a path/],
    ['an API with a password', { INTERCOM_API_URL: 'https://me:hidden@example.com' }, 'INTERCOM_API_URL', /https/],
    ['a page without an API', { INTERCOM_AUTHORIZE_URL: 'http://hidden/oauth' }, 'INTERCOM_API_URL', /both/],
    ['a switch', { GATEHOUSE_EXPERIMENTAL: 'hidden' }, 'GATEHOUSE_EXPERIMENTAL', /leave it out/],
    ['days that are none', { GATEHOUSE_AUDIT_DAYS: '0' }, 'GATEHOUSE_AUDIT_DAYS', /keep everything/],
    ['days that are no number', { GATEHOUSE_AUDIT_DAYS: 'hidden' }, 'GATEHOUSE_AUDIT_DAYS', /1 to 36500/],
    ['seconds that are none', { GATEHOUSE_KEEP_ALIVE_SECONDS: '0' }, 'GATEHOUSE_KEEP_ALIVE_SECONDS', /1 to 3600/],
    ['seconds that are no number', { GATEHOUSE_KEEP_ALIVE_SECONDS: 'hidden' }, 'GATEHOUSE_KEEP_ALIVE_SECONDS', /1 to 3600/],
    ['a proxy of another kind', { HTTPS_PROXY: 'socks5://me:hidden@proxy' }, 'HTTPS_PROXY', /http:/],
    ['a proxy with a path', { http_proxy: 'http://proxy/hidden' }, 'HTTP_PROXY', /http:/],
    ['a proxy whose password is not encoded', { HTTPS_PROXY: 'http://me:hidden%zz@proxy' }, 'HTTPS_PROXY', /http:/],
    ['hosts with a scheme', { GATEHOUSE_OUTBOUND_HOSTS: 'https://hidden.example.com' }, 'GATEHOUSE_OUTBOUND_HOSTS', /names of hosts/],
    [
      'hosts without the one that it talks to',
      { GATEHOUSE_OUTBOUND_HOSTS: 'api.intercom.io,hidden', INTERCOM_REGION: 'eu', INTERCOM_CLIENT_ID: 'a', INTERCOM_CLIENT_SECRET: 'b' },
      'GATEHOUSE_OUTBOUND_HOSTS',
      /Add it/,
    ],
    ['a log level', { GATEHOUSE_LOG_LEVEL: 'hidden' }, 'GATEHOUSE_LOG_LEVEL', /leave it out/],
    ['a region', { INTERCOM_REGION: 'hidden' }, 'INTERCOM_REGION', /region/],
    ['a client id alone', { INTERCOM_CLIENT_ID: 'hidden' }, 'INTERCOM_CLIENT_SECRET', /Developer Hub/],
    ['a client secret alone', { INTERCOM_CLIENT_SECRET: 'hidden' }, 'INTERCOM_CLIENT_ID', /Developer Hub/],
    ['a mistyped name', { GATEHOUSE_PROT: 'hidden' }, 'GATEHOUSE_PROT', /GATEHOUSE_PORT\?/],
    ['another mistyped name', { GATEHOUSE_KEY_RING: 'hidden' }, 'GATEHOUSE_KEY_RING', /GATEHOUSE_KEYRING\?/],
    ['PostgreSQL', { GATEHOUSE_DATABASE_URL: 'postgres://me:hidden@db' }, 'GATEHOUSE_DATABASE_URL', /SQLite/],
  ])('%s', (_, env, setting, fix) => {
    try {
      readConfig(env);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      expect(error.setting).toBe(setting);
      expect(error.fix).toMatch(fix);
      expect(error.message + error.fix).not.toContain('hidden');
      return;
    }
    throw new Error('was not refused');
  });
});

test('the key of a client in the same environment is not an unknown setting', () => {
  expect(readConfig({ GATEHOUSE_API_KEY: 'gh_x' }).port).toBe(4400);
});

test('every setting of the list is read: one that is only documented would have no effect', () => {
  const read = new Set<string>();
  const note = (_: object, name: string | symbol): undefined => {
    read.add(String(name));
  };
  readConfig(new Proxy({}, { get: note }));
  expect(settings.map(({ name }) => name).filter((name) => !read.has(name))).toEqual([]);
});
