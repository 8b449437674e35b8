import { describe, expect, test } from 'vitest';
import { checkOutbound, isAmong, readOutbound } from './settings.ts';

const none = { httpsProxy: null, httpProxy: null, noProxy: '', hosts: null };

describe('proxies', () => {
  test.each([
    ['nothing', {}, {}],
    ['upper case', { HTTPS_PROXY: 'http://a:1', HTTP_PROXY: 'https://b', NO_PROXY: 'x, y' }, ['http://a:1/', 'https://b/', 'x, y']],
    ['lower case', { https_proxy: 'http://a:1', http_proxy: 'https://b', no_proxy: '*' }, ['http://a:1/', 'https://b/', '*']],
    ['lower case before upper case', { https_proxy: 'http://a', HTTPS_PROXY: 'http://b' }, ['http://a/', null, '']],
    ['lower case that is empty', { https_proxy: '', HTTPS_PROXY: 'http://b' }, [null, null, '']],
    ['without a scheme', { HTTPS_PROXY: 'proxy.example.com:3128' }, ['http://proxy.example.com:3128/', null, '']],
    ['with a name and a password', { HTTPS_PROXY: ' http://me:p%40ss@proxy:1 ' }, ['http://me:p%40ss@proxy:1/', null, '']],
  ])('%s', (_, env, read) => {
    const [httpsProxy, httpProxy, noProxy] = Array.isArray(read) ? read : [null, null, ''];
    expect(readOutbound(env)).toEqual({ ...none, httpsProxy, httpProxy, noProxy });
  });
});

describe('hosts', () => {
  const hosts = (value: string) => readOutbound({ GATEHOUSE_OUTBOUND_HOSTS: value }).hosts ?? [];

  test.each<[string, string, boolean]>([
    ['api.intercom.io', 'https://api.intercom.io/contacts', true],
    ['API.intercom.io', 'https://api.INTERCOM.io', true],
    ['a.example, api.intercom.io', 'https://api.intercom.io', true],
    ['api.intercom.io', 'https://api.eu.intercom.io', false],
    ['api.intercom.io', 'https://api.intercom.io.evil.example', false],
    ['api.intercom.io', 'https://evil.example/api.intercom.io', false],
    ['api.intercom.io', 'https://api.intercom.io@evil.example', false],
    ['intercom.io', 'https://api.intercom.io', false],
    ['*.intercom.io', 'https://api.intercom.io', true],
    ['*.intercom.io', 'https://intercom.io', false],
    ['*.intercom.io', 'https://evilintercom.io', false],
    ['api.intercom.io:443', 'https://api.intercom.io', true],
    ['api.intercom.io:8443', 'https://api.intercom.io', false],
    ['localhost', 'http://localhost:4500', true],
    ['localhost:4500', 'http://localhost:4500', true],
    ['localhost:4501', 'http://localhost:4500', false],
    ['127.0.0.1:4500', 'http://127.0.0.1:4500', true],
    ['[::1]', 'http://[::1]:4500', true],
    ['[::1]:4500', 'http://[::1]:4500', true],
    ['[::1]:4501', 'http://[::1]:4500', false],
  ])('%s and %s: %s', (list, url, among) => {
    expect(isAmong(url, hosts(list))).toBe(among);
  });

  test.each(['https://api.intercom.io', 'api.intercom.io/x', '*', 'a..b, ', 'a b', '*.*', '-a', 'a:123456'])('%j is no list', (value) => {
    expect(() => hosts(value)).toThrow(expect.objectContaining({ setting: 'GATEHOUSE_OUTBOUND_HOSTS' }));
  });

  test('what the gateway is set to talk to has to be among them', () => {
    const only = readOutbound({ GATEHOUSE_OUTBOUND_HOSTS: 'api.eu.intercom.io' });
    checkOutbound('https://api.eu.intercom.io', only);
    checkOutbound('https://api.intercom.io', none);
    expect(() => checkOutbound('https://api.intercom.io', only)).toThrow(/GATEHOUSE_OUTBOUND_HOSTS: .*api\.intercom\.io/);
  });
});
