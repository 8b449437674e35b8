import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { createOriginOf, toAddress } from './origin.ts';

/** As the server sees it: a peer, and what it says. */
async function originOf(peer: string, forwarded: string | undefined, trusted: readonly string[] = []): Promise<string> {
  const find = createOriginOf(trusted);
  const app = new Hono().get('/', (c) => c.text(find(c) ?? 'nobody knows'));
  const socket = { remoteAddress: peer, remotePort: 1, remoteFamily: peer.includes(':') ? 'IPv6' : 'IPv4' };
  const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });
  return (await app.request('/', { headers }, { incoming: { socket } })).text();
}

test('it is the peer’s address, whatever a header says, until the peer is trusted', async () => {
  expect(await originOf('192.0.2.1', '198.51.100.7')).toBe('192.0.2.1');
  expect(await originOf('192.0.2.1', '198.51.100.7', ['10.0.0.0/8'])).toBe('192.0.2.1');
  expect(await originOf('192.0.2.1', undefined, ['192.0.2.1'])).toBe('192.0.2.1');
  expect(await (await new Hono().get('/', (c) => c.text(String(createOriginOf()(c)))).request('/')).text()).toBe('undefined');
});

describe('behind trusted proxies it is the last address that is none of them', () => {
  const trusted = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1'];
  test.each([
    ['one proxy', '127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['two', '127.0.0.1', '198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['what the client wrote itself is not read', '127.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['nor what it wrote to look like a proxy', '127.0.0.1', '203.0.113.9, 10.9.9.9, 198.51.100.7', '198.51.100.7'],
    ['with ports', '127.0.0.1', '198.51.100.7:4711', '198.51.100.7'],
    ['IPv6 with a port', '::1', '[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['a peer written as IPv6', '::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['a proxy in an IPv6 range', 'fd12::1', '2001:db8::1', '2001:db8:0:0::/64'],
    ['nothing', '127.0.0.1', '', '127.0.0.1'],
    ['no address', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['no address behind one', '127.0.0.1', '198.51.100.7, <script>, 10.0.0.1', '10.0.0.1'],
    ['proxies alone', '127.0.0.1', '10.0.0.2, 10.0.0.1', '10.0.0.2'],
    ['more than anybody has', '127.0.0.1', `198.51.100.7${', 10.0.0.1'.repeat(60)}`, '10.0.0.1'],
  ])('%s', async (_, peer, forwarded, origin) => {
    expect(await originOf(peer, forwarded, trusted)).toBe(origin);
  });
});

test('an IPv6 address counts by its /64, an IPv4 address written as IPv6 as itself', async () => {
  for (const address of ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2:0:0:192.0.2.1']) {
    expect(await originOf(address, undefined)).toBe('2001:db8:1:2::/64');
  }
  expect(await originOf('2001:db8:1:3::1', undefined)).toBe('2001:db8:1:3::/64');
  for (const address of ['::ffff:192.0.2.1', '::ffff:c000:201', '0:0:0:0:0:FFFF:192.0.2.1']) {
    expect(await originOf(address, undefined)).toBe('192.0.2.1');
  }
  expect(toAddress('fe80::1%eth0')).toBe('fe80:0:0:0:0:0:0:1');
  for (const wrong of ['', '300.1.1.1', '1.2.3', 'localhost', '::g', '[::1', '1.2.3.4:x', '2001:db8::1::2'])
    expect(toAddress(wrong)).toBeUndefined();
});
