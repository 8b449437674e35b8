/**
 * What a change costs per call: `npm run bench -- --before FOLDER`, where the folder is a checkout of an earlier version with its
 * packages installed (`git worktree add`, `npm ci`). Both products run at once, each with its own sandbox, and are asked in turn, so
 * that whatever else the machine does falls on both.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createIntercom } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { createSandbox } from '@gatehouse/sandbox';
import { Agent } from 'undici';
import type * as DemoBrowser from '../scripts/demo/browser.ts';
import type * as DemoProduct from '../scripts/demo/product.ts';
import { account, agent, everyScope } from '../tests/e2e/product.ts';

type Call = () => Promise<unknown>;

/** Short blocks in turn: long enough to be warm, short enough that a disturbance does not fall on one side. */
const blocks = 40;
const callsInBlock = 10;

export async function beforeAfter(folder: string): Promise<void> {
  const sides = [await side(resolve(folder)), await side(join(import.meta.dirname, '..'))] as const;
  console.log('\nPer call through the gateway, before and after, p50 and p99 in ms');
  for (const [index, name] of sides[0].calls.entries()) {
    const times: [number[], number[]] = [[], []];
    for (let block = 0; block < blocks + 4; block += 1) {
      for (const which of block % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const call = sides[which].calls[index]?.[1] as Call;
        for (let count = 0; count < callsInBlock; count += 1) {
          const at = performance.now();
          await call();
          // The first blocks warm both up.
          if (block >= 4) times[which].push(performance.now() - at);
        }
      }
    }
    const [before, after] = times.map(figures) as [Figures, Figures];
    console.log(`  ${name[0].padEnd(34)} before ${shown(before)}  after ${shown(after)}  ${(after.p50 / before.p50).toFixed(2)} × before`);
  }
  for (const { stop } of sides) await stop();
}

interface Figures {
  readonly p50: number;
  readonly p99: number;
}

function figures(times: number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

const shown = ({ p50, p99 }: Figures) => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;

/** The product of a checkout, set up through that checkout's own browser, and one call of each kind. */
async function side(code: string) {
  const own = <M>(path: string) => import(pathToFileURL(join(code, path)).href) as Promise<M>;
  const { startProduct } = await own<typeof DemoProduct>('scripts/demo/product.ts');
  const { Browser } = await own<typeof DemoBrowser>('scripts/demo/browser.ts');
  // A limit that this cannot reach: it is the gateway that is measured.
  const sandbox = createSandbox({ rateLimit: 1_000_000 });
  const { url: intercomUrl } = await sandbox.listen(0);
  const product = await startProduct({ env: { INTERCOM_API_URL: intercomUrl } });
  const admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
  const { id: connectionId } = await admin.call('connections.add_token', { accessToken: sandbox.mintToken() });
  const group = await admin.call('groups.create', { name: 'Bench' });
  await admin.call('groups.set_grant', { id: group.id, connectionId, scopes: [...everyScope] });
  const { secret } = await admin.call('keys.create', { groupId: group.id, name: 'Bench' });
  const dispatcher = new Agent();
  const intercom = createIntercom({ token: secret, baseUrl: `${product.url}/intercom/default`, transport: undiciTransport(dispatcher) });
  const mcp = await agent(product.url, secret);
  const [contact] = (await intercom.contacts.list({ per_page: 1 })).data;
  const [conversation] = (await intercom.conversations.list({ per_page: 1 })).conversations;
  const admin_id = (await intercom.admins.me()).id;
  const [contact_id, conversation_id] = [contact?.id ?? '', conversation?.id ?? ''];
  let count = 0;
  const note = () => ({ conversation_id, type: 'admin' as const, message_type: 'note' as const, admin_id, body: `note ${++count}` });
  const calls: readonly (readonly [string, Call])[] = [
    ['read a contact, REST', async () => intercom.contacts.get({ contact_id })],
    ['read a contact, MCP', () => mcp.callTool({ name: 'intercom_get_contact_by_id', arguments: { contact_id } })],
    ['set a name (class S), REST', async () => intercom.contacts.update({ contact_id, name: `Name ${++count}` })],
    ['add a note (class D), REST', async () => intercom.conversations.reply(note())],
  ];
  return {
    calls,
    async stop() {
      await mcp.close();
      await dispatcher.close();
      await product.stop();
      await sandbox.close();
    },
  };
}
