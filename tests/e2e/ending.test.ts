import { expect, it, vi } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { inIntercom, startProduct } from '../../scripts/demo/product.ts';
import { account, claimed, dataFolder, everyScope, type Installation } from './product.ts';

const rest = async (own: Installation, key: string, path: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return (await fetch(`${own.url}/intercom/default${path}`, { ...init, headers })).text();
};

/** Begins a reply that Intercom carries out and never answers; what its caller sees comes later. */
async function beginReply(own: Installation, key: string, body: string): Promise<{ seen: Promise<unknown> }> {
  const list = JSON.parse(await rest(own, key, '/conversations?per_page=1')) as { conversations: { id: string }[] };
  const me = JSON.parse(await rest(own, key, '/me')) as { id: string };
  await inIntercom(own, 'POST faults', { method: 'POST', path: '/conversations/*/reply', kind: 'hang', afterCommit: true });
  const input = JSON.stringify({ type: 'admin', message_type: 'note', admin_id: me.id, body });
  const seen = rest(own, key, `/conversations/${list.conversations[0]?.id}/reply`, { method: 'POST', body: input }).catch(() => 'lost');
  await vi.waitFor(async () => expect(await inIntercom(own, 'GET ledger')).toContain(body), { timeout: 120_000, interval: 100 });
  return { seen };
}

it.concurrent.each([
  ['SIGTERM', 0],
  ['SIGKILL', null],
] as const)(
  'a write whose answer is awaited when the gateway ends (%s) is unknown in Activity, and is not sent again',
  async (signal, code) => {
    const folder = dataFolder();
    try {
      const first = await claimed({ dataDir: folder.path, keepData: true });
      const { secret } = await first.key(everyScope);
      const { seen } = await beginReply(first, secret, `cut off by ${signal}`);
      expect(await first.stop(signal)).toBe(code);
      expect(await seen).toBe('lost');

      const second = await startProduct({ dataDir: folder.path, keepData: true });
      const { email, password } = account;
      const admin = new Browser(second.url);
      await admin.call('session.create', { email, password });
      const { rows } = await admin.call('activity.list', { operation: 'conversations.reply', surface: 'rest' });
      expect(rows).toMatchObject([
        { outcome: 'unknown', errorCode: 'outcome_unknown', explanation: expect.stringContaining('ook in Intercom') },
      ]);
      expect((await inIntercom(second, 'GET ledger')).split(`cut off by ${signal}`)).toHaveLength(2);
      expect(await inIntercom(second, 'GET requests')).not.toContain('/reply');
      await second.stop();
    } finally {
      folder.remove();
    }
  },
);
