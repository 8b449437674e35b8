import { describe, expect, test } from 'vitest';
import { type IntercomConfig, readConfig } from '../config.ts';
import { createTargets, fixOfUnknown, regionsOf } from './target.ts';

const own = 'dG9rOm93bg==';
const sandbox = { url: 'http://127.0.0.1:4500', clientId: 'inside', clientSecret: 'secret' };
const start = (env: Record<string, string> = {}, change: Partial<IntercomConfig> = { sandbox }) =>
  createTargets({ intercom: { ...readConfig(env).intercom, ...change }, isOfSandbox: async (token) => token === own });

describe('what a token is of', () => {
  test.each([
    ['what the sandbox gave out', own, undefined, 'sandbox'],
    ['the same, for the sandbox', own, 'sandbox', 'sandbox'],
    ['any other', 'dG9rOm90aGVy', undefined, 'intercom'],
    ['the same, for Intercom', 'dG9rOm90aGVy', 'intercom', 'intercom'],
  ] as const)('%s', async (_, token, to, expected) => {
    expect(await start().of(token, to)).toBe(expected);
  });

  test.each([
    ['what the sandbox gave out is not for Intercom', own, 'intercom', /not sent to Intercom/],
    ['what it did not is not for the sandbox', 'dG9rOm90aGVy', 'sandbox', /was not sent there/],
  ] as const)('%s', async (_, token, to, fix) => {
    await expect(start().of(token, to)).rejects.toMatchObject({
      code: 'token_invalid',
      details: { field: 'accessToken', fix: expect.stringMatching(fix) },
    });
  });
});

describe('whom to ask who a token is', () => {
  const asked = (env: Record<string, string>, ...args: Parameters<ReturnType<typeof start>['candidates']>) =>
    start(env)
      .candidates(...args)
      .map(({ url, region }) => `${region} ${url}`);

  test('of Intercom: the regions in order, or the one that somebody chose alone', () => {
    expect(asked({}, 'intercom', undefined)).toEqual([
      'us https://api.intercom.io',
      'eu https://api.eu.intercom.io',
      'au https://api.au.intercom.io',
    ]);
    expect(asked({ INTERCOM_REGION: 'au' }, 'intercom', undefined).map((one) => one.slice(0, 2))).toEqual(['au', 'us', 'eu']);
    expect(asked({}, 'intercom', 'eu')).toEqual(['eu https://api.eu.intercom.io']);
  });

  test('of Intercom, those that may be sent to; where none may, the first, which says so', () => {
    const asked = (...hosts: string[]) =>
      createTargets({
        intercom: readConfig({}).intercom,
        isOfSandbox: async () => false,
        mayReach: (url) => hosts.includes(new URL(url).host),
      })
        .candidates('intercom', undefined)
        .map(({ region }) => region);
    expect(asked('api.eu.intercom.io', 'api.au.intercom.io')).toEqual(['eu', 'au']);
    expect(asked()).toEqual(['us']);
  });

  test('of an Intercom at an address, and of the sandbox: that alone', () => {
    expect(asked({ INTERCOM_API_URL: 'https://one.example.com' }, 'intercom', undefined)).toEqual(['us https://one.example.com']);
    expect(regionsOf(readConfig({ INTERCOM_API_URL: 'https://one.example.com' }).intercom)).toEqual([]);
    expect(asked({}, 'sandbox', 'eu')).toEqual(['us http://127.0.0.1:4500']);
    expect(() => start({}, { sandbox: null }).candidates('sandbox', undefined)).toThrow(expect.objectContaining({ code: 'input_invalid' }));
  });
});

test.each([
  ['nobody was asked', {}, undefined, false, /^It has spaces or signs that no token has, so nobody was asked\. Copy it again/],
  [
    'all regions',
    {},
    undefined,
    true,
    /^No region knows it: api\.intercom\.io, api\.eu\.intercom\.io, api\.au\.intercom\.io were asked\. Copy it/,
  ],
  ['one that was chosen', {}, 'eu', true, /^The chosen region \(api\.eu\.intercom\.io\) does not know it, and no other was asked\./],
  [
    'an address',
    { INTERCOM_API_URL: 'http://127.0.0.1:4610' },
    undefined,
    true,
    /^127\.0\.0\.1:4610 was asked, and does not know it\. Copy/,
  ],
] as const)('a token that nobody knows: what is wrong is said before the remedy, with who was asked: %s', (_, env, chosen, some, words) => {
  expect(fixOfUnknown(some ? start(env).candidates('intercom', chosen) : [], chosen)).toMatch(words);
});
