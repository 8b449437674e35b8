import { expect, test } from 'vitest';
import { ConfigError } from '../errors.ts';
import { readOutbound } from '../outbound/settings.ts';
import { type McpSettings, readMcpSettings } from './mcp-settings.ts';

const gateway = { GATEHOUSE_URL: 'https://gate.example.com', GATEHOUSE_API_KEY: 'gh_hidden' };
const outbound = readOutbound({});
const direct = { INTERCOM_ACCESS_TOKEN: 'dG9rOg==' };

test.each<[string, Record<string, string>, McpSettings]>([
  ['an access token', direct, { through: 'token', token: 'dG9rOg==', region: 'us', apiUrl: null, experimental: false, outbound }],
  [
    'a region',
    { ...direct, INTERCOM_REGION: ' eu ' },
    { through: 'token', token: 'dG9rOg==', region: 'eu', apiUrl: null, experimental: false, outbound },
  ],
  [
    'a sandbox',
    { ...direct, INTERCOM_API_URL: 'http://127.0.0.1:4500/' },
    { through: 'token', token: 'dG9rOg==', region: 'us', apiUrl: 'http://127.0.0.1:4500', experimental: false, outbound },
  ],
  [
    'operations that only Preview has',
    { ...direct, GATEHOUSE_EXPERIMENTAL: 'on' },
    { through: 'token', token: 'dG9rOg==', region: 'us', apiUrl: null, experimental: true, outbound },
  ],
  [
    'a proxy and hosts',
    { ...direct, HTTPS_PROXY: 'proxy:3128', GATEHOUSE_OUTBOUND_HOSTS: 'api.intercom.io' },
    {
      through: 'token',
      token: 'dG9rOg==',
      region: 'us',
      apiUrl: null,
      experimental: false,
      outbound: { ...outbound, httpsProxy: 'http://proxy:3128/', hosts: ['api.intercom.io'] },
    },
  ],
  ['a gateway', gateway, { through: 'gateway', gatewayUrl: 'https://gate.example.com', apiKey: 'gh_hidden' }],
  ['a gateway before a token', { ...gateway, ...direct }, { through: 'gateway', gatewayUrl: gateway.GATEHOUSE_URL, apiKey: 'gh_hidden' }],
])('takes %s', (_, env, settings) => {
  expect(readMcpSettings(env)).toEqual(settings);
});

test.each<[string, Record<string, string>, string, RegExp]>([
  ['nothing', {}, 'INTERCOM_ACCESS_TOKEN', /GATEHOUSE_URL and GATEHOUSE_API_KEY/],
  ['an empty token', { INTERCOM_ACCESS_TOKEN: ' ' }, 'INTERCOM_ACCESS_TOKEN', /GATEHOUSE_URL and GATEHOUSE_API_KEY/],
  ['a token with a space', { INTERCOM_ACCESS_TOKEN: 'hid den' }, 'INTERCOM_ACCESS_TOKEN', /without spaces/],
  ['a region', { ...direct, INTERCOM_REGION: 'hidden' }, 'INTERCOM_REGION', /us, eu, au/],
  ['a sandbox that is none of the web', { ...direct, INTERCOM_API_URL: 'file:///hidden' }, 'INTERCOM_API_URL', /http on this machine/],
  ['plain http to another machine', { ...direct, INTERCOM_API_URL: 'http://hidden' }, 'INTERCOM_API_URL', /https/],
  ['a switch', { ...direct, GATEHOUSE_EXPERIMENTAL: 'hidden' }, 'GATEHOUSE_EXPERIMENTAL', /leave it out/],
  ['a key alone', { GATEHOUSE_API_KEY: 'gh_hidden' }, 'GATEHOUSE_URL', /address of the gateway/],
  ['a gateway alone', { GATEHOUSE_URL: 'https://hidden' }, 'GATEHOUSE_API_KEY', /under Keys/],
  ['a gateway alone, with a token beside it', { GATEHOUSE_URL: 'https://hidden', ...direct }, 'GATEHOUSE_API_KEY', /under Keys/],
  ['a gateway with a path', { ...gateway, GATEHOUSE_URL: 'https://gate.example.com/intercom' }, 'GATEHOUSE_URL', /Leave it out/],
  ['a gateway that is none of the web', { ...gateway, GATEHOUSE_URL: 'file:///hidden' }, 'GATEHOUSE_URL', /https:/],
  ['a key with a line break', { ...gateway, GATEHOUSE_API_KEY: 'gh_hid\nden' }, 'GATEHOUSE_API_KEY', /without spaces/],
])('refuses %s, naming the setting and the fix and showing no value', (_, env, setting, fix) => {
  let refusal: unknown;
  try {
    readMcpSettings(env);
  } catch (error) {
    refusal = error;
  }
  if (!(refusal instanceof ConfigError)) throw refusal ?? new Error('was not refused');
  expect(refusal.setting).toBe(setting);
  expect(refusal.fix).toMatch(fix);
  expect(refusal.message + refusal.fix).not.toMatch(/hid ?\n?den/);
});
