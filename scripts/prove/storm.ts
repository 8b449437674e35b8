import { setTimeout as sleep } from 'node:timers/promises';
import { createSandbox, type LedgerEntry } from '@gatehouse/sandbox';
import { createRandom } from '../../packages/sandbox/src/parts/random.ts';
import { type Asker, createAsker, type Learnt } from './asker.ts';
import { type Gateway, startGateway } from './gateway.ts';
import type { Settled } from './judge.ts';
import type { Circumstances } from './promise.ts';
import { type Wanted, wantedWrites } from './write-kinds.ts';

/** Of the answers to writes: cut off, or cut short, after the write was applied. */
export const lostShare = 0.2;
const clients = 16;
/** Within which every unknown outcome is settled. */
export const settledWithinMs = 60_000;

export interface Storm {
  readonly learnt: readonly Learnt[];
  readonly ledger: readonly LedgerEntry[];
  readonly unknowns: readonly Settled[];
  /** Answers that never reached the gateway. */
  readonly lost: number;
  readonly kills: number;
  readonly downMs: number;
}

/**
 * Writes over a network that loses one answer in five after the write was applied, through a gateway that is killed again and again,
 * for clients that ask again until they know.
 */
export async function storm({ seed, writes, kills, progress }: Circumstances): Promise<Storm> {
  const random = createRandom(seed);
  // Above what this can reach: that a limit is kept is another promise.
  const sandbox = createSandbox({ seed, rateLimit: 1_000_000 });
  const { url } = await sandbox.listen(0);
  const gateway = await startGateway(url);
  try {
    const { id } = await gateway.admin.call('connections.add_token', { accessToken: sandbox.mintToken() });
    const secret = await keyOf(gateway, id);
    const scene = await sceneOf(gateway.url, secret);
    const wanted = wantedWrites(writes, random.fork('writes'), scene);
    for (const kind of ['reset_after_commit', 'truncate'] as const) {
      // Drawn one after the other: of the second are left those that the first spared.
      const share = kind === 'truncate' ? lostShare / 2 / (1 - lostShare / 2) : lostShare / 2;
      sandbox.addFault({ kind, method: 'POST', path: '/conversations/*/reply', share });
      sandbox.addFault({ kind, method: 'POST', path: '/contacts', share });
    }
    const asker = createAsker(gateway.url, secret);
    const ran = await run(wanted, asker, { gateway, kills, random: random.fork('kills'), progress });
    const lost = sandbox.faults().reduce((sum, { fired }) => sum + fired, 0);
    sandbox.clearFaults();
    const unknowns = await settlements(gateway, progress);
    await asker.close();
    return { ...ran, ledger: sandbox.ledger(), unknowns, lost, kills };
  } finally {
    await gateway.stop();
    await sandbox.close();
  }
}

export async function keyOf({ admin }: Gateway, connectionId: string): Promise<string> {
  const group = await admin.call('groups.create', { name: 'Writers' });
  const scopes = ['contacts:read', 'contacts:write', 'conversations:read', 'conversations:write', 'admins:read'] as const;
  await admin.call('groups.set_grant', { id: group.id, connectionId, scopes: [...scopes] });
  return (await admin.call('keys.create', { groupId: group.id, name: 'Proof' })).secret;
}

async function sceneOf(url: string, secret: string) {
  const get = async <T>(path: string) =>
    (await (await fetch(`${url}/intercom/default${path}`, { headers: { authorization: `Bearer ${secret}` } })).json()) as T;
  const { conversations } = await get<{ conversations: { id: string }[] }>('/conversations?per_page=50');
  const { id: adminId } = await get<{ id: string }>('/me');
  return { conversations: conversations.map(({ id }) => id), adminId };
}

interface Run {
  readonly gateway: Gateway;
  readonly kills: number;
  readonly random: ReturnType<typeof createRandom>;
  readonly progress: (text: string) => void;
}

/** Clients take the writes one after the other; kills are spread over the run, each in the middle of writes. */
async function run(wanted: readonly Wanted[], asker: Asker, { gateway, kills, random, progress }: Run) {
  const queue = [...wanted];
  const learnt: Learnt[] = [];
  let downMs = 0;
  let killing: Promise<void> | undefined;
  const killAt = Array.from({ length: kills }, (_, index) => Math.round(((index + 1) * wanted.length) / (kills + 1)));
  const maybeKill = () => {
    if (killing || killAt[0] === undefined || learnt.length < killAt[0]) return;
    killAt.shift();
    killing = (async () => {
      await sleep(random.int(0, 40));
      downMs += await gateway.killAndRestart();
      progress(`killed and started again, ${killAt.length} kills to go, ${learnt.length} of ${wanted.length} writes known`);
      killing = undefined;
    })();
  };
  const client = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      learnt.push(await asker.ask(next));
      maybeKill();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await killing;
  return { learnt, downMs };
}

/** What the gateway made of every write whose outcome it did not know, once all of them are settled or their time is over. */
async function settlements({ admin }: Gateway, progress: (text: string) => void): Promise<Settled[]> {
  for (const end = performance.now() + settledWithinMs; performance.now() < end; await sleep(1000)) {
    const { writes } = await admin.call('writes.list', { limit: 200 });
    const looking = writes.filter(({ settlement }) => settlement === 'looking').length;
    if (looking === 0) break;
    progress(`${looking} writes are being looked for`);
  }
  const unknowns: Settled[] = [];
  for (let after: string | undefined; ; ) {
    const page = await admin.call('writes.list', { open: 'false', limit: 200, after });
    for (const { id, outcome, settlement, settledAt, askedAt } of page.writes) {
      if (outcome !== 'unknown') continue;
      const isSettled = settlement !== null && settlement !== 'looking';
      unknowns.push({ id, settlement: isSettled ? settlement : null, tookMs: settledAt === null ? undefined : settledAt - askedAt });
    }
    if (page.nextAfter === null) return unknowns;
    after = page.nextAfter;
  }
}
