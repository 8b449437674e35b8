import { createIntercom, systemClock } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../calls/testing/start-calls.ts';
import { startIntercom } from '../calls/testing/start-intercom.ts';
import { createIntercomAccount } from '../vault/intercom-account.ts';
import { type Network, openNetwork } from './outbound.ts';
import { type Outbound, readOutbound } from './settings.ts';
import { startProxy } from './testing/start-proxy.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let proxy: Awaited<ReturnType<typeof startProxy>>;
const open: Network[] = [];

beforeEach(async () => {
  intercom = await startIntercom(({ path }) =>
    path === '/auth/eagle/token' ? { status: 200, body: { access_token: 'tok' } } : { status: 200, body: { type: 'contact', id: '1' } },
  );
  proxy = await startProxy();
});
afterEach(async () => {
  for (const network of open.splice(0)) await network.destroy();
  await intercom.stop();
  await proxy.stop();
});

function network(
  env: Record<string, string>,
  { isInside = false, at = [intercom.url] }: { isInside?: boolean; at?: string[] } = {},
): Network {
  const outbound: Outbound = readOutbound(env);
  const made = openNetwork({ outbound, addresses: () => at, inside: () => (isInside ? intercom.url : null) });
  open.push(made);
  return made;
}

const thrown = (call: Promise<unknown>) =>
  call.then(
    () => 'nothing',
    (error: unknown) => error,
  );
const client = (baseUrl: string, { transport }: Network) => createIntercom({ token: 'tok', baseUrl, transport, random: () => 0 });

describe('through a proxy', () => {
  test('goes what is sent, with what the proxy wants to know', async () => {
    const made = network({ HTTP_PROXY: proxy.withPassword });
    expect(await client(intercom.url, made).contacts.get({ contact_id: '1' })).toMatchObject({ id: '1' });
    expect(proxy.asked).toEqual([`GET ${intercom.url}/contacts/1`]);
    expect(proxy.authorizations).toEqual([`Basic ${btoa('me:p@ss')}`]);
    expect(intercom.asked[0]?.headers['authorization']).toBe('Bearer tok');
  });

  test('so do the exchange of a code and the question who a token is of', async () => {
    const { transport } = network({ HTTP_PROXY: proxy.url });
    const app = { of: 'instance', clientId: 'id', clientSecret: 's', authorizeUrl: '', region: 'us', apiUrl: intercom.url } as const;
    const account = createIntercomAccount({ transport, clock: systemClock });
    expect(await account.exchange('code', app)).toBe('tok');
    await thrown(account.me(intercom.url, 'tok'));
    expect(proxy.asked).toEqual([`POST ${intercom.url}/auth/eagle/token`, `GET ${intercom.url}/me`]);
    proxy.state.answer = 407;
    expect(await thrown(account.exchange('code', app))).toMatchObject({
      code: 'proxy_refused',
      details: { fix: expect.stringContaining('407') },
    });
  });

  test('goes an Intercom beside the sandbox, which is reached past the proxy and the list of hosts', async () => {
    const beside = await startIntercom(() => ({ status: 200, body: { type: 'contact', id: '2' } }));
    const env = { HTTP_PROXY: proxy.url, GATEHOUSE_OUTBOUND_HOSTS: new URL(beside.url).host };
    const made = openNetwork({ outbound: readOutbound(env), addresses: () => [beside.url], inside: () => intercom.url });
    open.push(made);
    expect(await client(intercom.url, made).contacts.get({ contact_id: '1' })).toMatchObject({ id: '1' });
    expect(await client(beside.url, made).contacts.get({ contact_id: '2' })).toMatchObject({ id: '2' });
    expect(proxy.asked).toEqual([`GET ${beside.url}/contacts/2`]);
    expect([intercom.url, beside.url, 'https://api.intercom.io'].map(made.mayReach)).toEqual([true, true, false]);
    await beside.stop();
  });

  test.each([
    ['NO_PROXY names the host', { NO_PROXY: 'example.com, 127.0.0.1' }, false],
    ['NO_PROXY is *', { no_proxy: '*' }, false],
    ['Intercom is inside the gateway', {}, true],
    ['only HTTPS_PROXY is set, and the Intercom is http', { HTTP_PROXY: '' }, false],
    ['Intercom is on this machine and the proxy is not', { HTTP_PROXY: 'http://proxy.example.com:3128' }, false],
  ])('does not go what needs none: %s', async (_, env, isInside) => {
    const made = network({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, ...env }, { isInside });
    await client(intercom.url, made).contacts.get({ contact_id: '1' });
    expect([proxy.asked, intercom.asked.length]).toEqual([[], 1]);
  });

  test.each([407, 502, 403, 301, 'cut'] as const)('one that answers %s is who refused, and nothing was sent', async (answer) => {
    const at = 'https://api.intercom.io';
    const made = network({ HTTPS_PROXY: proxy.withPassword }, { at: [at] });
    proxy.state.answer = answer;
    for (const call of [
      () => client(at, made).contacts.get({ contact_id: '1' }),
      () =>
        client(at, made).conversations.reply({ conversation_id: '1', message_type: 'comment', type: 'admin', admin_id: '1', body: 'x' }),
    ]) {
      const error = await thrown(call());
      expect(error).toMatchObject({ code: 'connection_failed', outcome: 'not_sent', message: expect.stringContaining('The proxy') });
      if (answer !== 'cut') expect(String(error)).toContain(`answered ${answer}`);
      expect(String((error as Error).stack) + String((error as Error).cause)).not.toContain('p@ss');
    }
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT api.intercom.io:443']));
  });

  test('one of plain http that wants a password is who refused', async () => {
    proxy.state.answer = 407;
    const error = await thrown(client(intercom.url, network({ HTTP_PROXY: proxy.url })).tags.create({ name: 'a' }));
    expect(error).toMatchObject({ code: 'connection_failed', outcome: 'not_sent', message: expect.stringContaining('answered 407') });
    expect(intercom.asked).toEqual([]);
  });

  test('one that is not there is named', async () => {
    await proxy.stop();
    const at = 'https://api.intercom.io';
    const error = await thrown(client(at, network({ HTTPS_PROXY: proxy.url }, { at: [at] })).contacts.get({ contact_id: '1' }));
    expect(error).toMatchObject({
      code: 'connection_failed',
      message: expect.stringContaining('proxy between here and Intercom could not'),
    });
    proxy = await startProxy();
  });
});

describe('to hosts that are not in the list', () => {
  test('nothing leaves', async () => {
    for (const made of [network({ GATEHOUSE_OUTBOUND_HOSTS: 'api.intercom.io' }), network({}, { at: ['https://api.intercom.io'] })]) {
      const request = { method: 'GET', url: `${intercom.url}/me`, headers: {}, signal: AbortSignal.timeout(5000) };
      const error = await thrown(made.transport(request));
      expect(error).toMatchObject({ code: 'outbound_denied', details: { fix: expect.stringContaining('GATEHOUSE_OUTBOUND_HOSTS') } });
    }
    expect(intercom.asked).toEqual([]);
  });

  test('what is in it is reached', async () => {
    const made = network({ GATEHOUSE_OUTBOUND_HOSTS: new URL(intercom.url).host });
    await client(intercom.url, made).contacts.get({ contact_id: '1' });
    expect(intercom.asked).toHaveLength(1);
  });
});

test('one access token on stdio goes the same way', async () => {
  const [{ composeDirect }, { loadOperation }] = await Promise.all([import('../direct.ts'), import('@gatehouse/connector')]);
  const apiUrls = { us: intercom.url, eu: intercom.url, au: intercom.url };
  const operation = await loadOperation('contacts.get');
  for (const [env, expected] of [
    [{ HTTP_PROXY: proxy.url }, [`GET ${intercom.url}/contacts/1`]],
    [{ HTTP_PROXY: proxy.url, GATEHOUSE_OUTBOUND_HOSTS: 'api.intercom.io' }, 'outbound_denied'],
  ] as const) {
    proxy.asked.length = 0;
    const direct = composeDirect({ token: 'tok', region: 'us', apiUrls, experimental: false, outbound: readOutbound(env) });
    const { principal } = direct;
    const asked = { principal, surface: 'mcp', requestId: 'r', connection: 'direct', operation, input: { contact_id: '1' } };
    const error = await thrown(direct.calls.invoke(asked as never));
    await direct.close();
    if (typeof expected === 'string') expect([error, proxy.asked]).toEqual([expect.objectContaining({ code: expected }), []]);
    else expect([error, proxy.asked]).toEqual(['nothing', expected]);
  }
});

describe('a call of the gateway', () => {
  let rooms: CallsWorld;
  afterEach(() => rooms.stop());

  async function call(made: Network, operation: 'contacts.get' | 'tags.create') {
    rooms = await startCalls(intercom.url, { network: made });
    const connection = await rooms.connect('main', 'tok');
    const { principal } = await rooms.group('G', [[connection, ['contacts:read', 'tags:write']]]);
    const { loadOperation } = await import('@gatehouse/connector');
    const input = operation === 'contacts.get' ? { contact_id: '1' } : { name: 'a' };
    const request = {
      principal,
      surface: 'rest',
      requestId: 'r',
      connection: 'main',
      operation: await loadOperation(operation),
      input,
    } as const;
    return thrown(rooms.calls.invoke(request as never));
  }

  test.each(['contacts.get', 'tags.create'] as const)(
    '%s to a host that is not in the list is refused with the setting',
    async (operation) => {
      const error = await call(network({ GATEHOUSE_OUTBOUND_HOSTS: 'api.intercom.io' }), operation);
      expect(error).toMatchObject({ code: 'outbound_denied', details: { fix: expect.stringContaining('GATEHOUSE_OUTBOUND_HOSTS') } });
      expect(intercom.asked).toEqual([]);
      expect(await rooms.rows()).toHaveLength(1);
    },
  );

  test('an answer that nobody can unpack says so', async () => {
    await intercom.stop();
    intercom = await startIntercom(() => ({ status: 200, headers: { 'content-encoding': 'rot13' }, body: { type: 'contact', id: '1' } }));
    const error = await call(network({}), 'contacts.get');
    expect(error).toMatchObject({ code: 'upstream_failed', details: { fix: expect.stringMatching(/names "rot13".*known are gzip/) } });
  });

  test.each(['contacts.get', 'tags.create'] as const)('%s through a proxy that refuses says so', async (operation) => {
    proxy.state.answer = 407;
    const error = await call(network({ HTTP_PROXY: proxy.url }), operation);
    expect(error).toMatchObject({ code: 'proxy_refused', details: { fix: expect.stringMatching(/answered 407; nothing was sent/) } });
    expect(intercom.asked).toEqual([]);
  });
});
