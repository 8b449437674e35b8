import { setTimeout as sleep } from 'node:timers/promises';
import { createSandbox } from '@gatehouse/sandbox';
import { startGateway } from './gateway.ts';
import type { Circumstances, Verdict } from './promise.ts';
import { keyOf } from './storm.ts';

/** Far beyond the sandbox's own, which is none. */
const lagMs = 3_600_000;

/** A contact that only a search can find is created, the answer lost, and the search does not find it for an hour. */
export async function lateSearch({ seed }: Circumstances): Promise<Verdict> {
  const sandbox = createSandbox({ seed, indexDelayMs: lagMs });
  const { url } = await sandbox.listen(0);
  const gateway = await startGateway(url);
  try {
    const { id } = await gateway.admin.call('connections.add_token', { accessToken: sandbox.mintToken() });
    const secret = await keyOf(gateway, id);
    sandbox.addFault({ kind: 'reset_after_commit', method: 'POST', path: '/contacts', times: 1 });
    const create = () =>
      fetch(`${gateway.url}/intercom/default/contacts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'user', email: 'late@example.com' }),
      });
    const first = await create();
    await sleep(3000);
    const again = await create();
    const { writes } = await gateway.admin.call('writes.list', {});
    const [write] = writes;
    const effects = sandbox.ledger().length;
    const until = write?.lookUntil ?? 0;
    return {
      against: [
        ...(first.status === 504 && again.status === 504 ? [] : [`it was answered with ${first.status} and ${again.status}, not unknown`]),
        ...(write?.settlement === 'looking' ? [] : [`the write is ${write?.settlement ?? 'not listed'}`]),
        ...(until > Date.now() ? [] : ['it is not said until when it is looked for']),
        ...(effects === 1 ? [] : [`it was done ${effects} times`]),
      ],
      figures: { lookedForAnotherMs: Math.round(until - Date.now()), effects },
    };
  } finally {
    await gateway.stop();
    await sandbox.close();
  }
}
