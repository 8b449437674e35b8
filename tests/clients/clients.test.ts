import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyScope, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { restMount } from '../../packages/gateway/src/surfaces/rest/rest.ts';
import { createSandbox, type Listening } from '../../packages/sandbox/src/sandbox.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { world } from '../description/exchange.ts';
import { type Answered, ask, type Way } from './ask.ts';
import type { Client, Shape } from './client.ts';
import { clients } from './clients.ts';
import { idsOf } from './ids.ts';
import { page } from './page.ts';

const ids = idsOf(world);
/** Of each client, how many of its requests the sandbox refuses. */
const refused = new Map<string, number>();

/** The same world twice: asked directly, and behind a gateway. What is made there has the same ids. */
async function startWays(): Promise<{ direct: Way; through: Way; upstream: string; stop(): Promise<void> }> {
  const [plain, behind] = [0, 1].map(() => createSandbox({ size: smallSize, clock: createTestClock() }));
  if (!plain || !behind) throw new Error('There are two.');
  const [open, hidden] = (await Promise.all([plain.listen(0), behind.listen(0)])) as [Listening, Listening];
  const rooms = await startCalls(hidden.url);
  const connection = await rooms.connect('main', behind.mintToken());
  const { secret } = await rooms.group('clients', [[connection, everyScope]]);
  const gateway = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl })]);
  return {
    direct: { base: open.url, key: plain.mintToken(), names: ids, given: new Map() },
    through: { base: `${gateway.url}/intercom/main`, key: secret, names: ids, given: new Map() },
    upstream: hidden.url,
    async stop() {
      await gateway.close();
      await rooms.stop();
      await Promise.all([open.close(), hidden.close()]);
    },
  };
}

const nameOf = ({ name }: Client, { ask: line, body, version }: Shape) =>
  [name, line, ...(version === undefined ? [] : [version || 'no version']), ...(body === undefined ? [] : [JSON.stringify(body)])].join(
    ' ',
  );

describe.each(clients.map((client) => [client.name, client] as const))('%s', (_, client) => {
  let ways: Awaited<ReturnType<typeof startWays>>;

  beforeAll(async () => {
    ways = await startWays();
  });

  afterAll(() => ways.stop());

  /** One after the other: what one makes, the next may name. */
  const both = async (shape: Shape): Promise<{ direct: Answered; through: Answered }> => ({
    direct: await ask(ways.direct, client, shape),
    through: await ask(ways.through, client, shape),
  });

  test('through the gateway as directly', async () => {
    const wrong: object[] = [];
    for (const shape of client.shapes.filter(({ differs }) => !differs)) {
      const { direct, through } = await both(shape);
      const isRefusal = direct.status >= 400;
      if (isRefusal) refused.set(client.name, (refused.get(client.name) ?? 0) + 1);
      const same = JSON.stringify(direct.body) === JSON.stringify(through.body) || (isRefusal && isRefused(through));
      if (direct.status !== through.status || !same || through.text.includes(ways.upstream)) {
        wrong.push({ shape: nameOf(client, shape), directly: short(direct), gateway: short(through) });
      }
    }
    expect(wrong).toEqual([]);
  });

  const odd = client.shapes.filter((shape) => shape.differs);
  if (odd.length === 0) return;
  test('otherwise where it is said, and why', async () => {
    for (const shape of odd) {
      const { direct, through } = await both(shape);
      expect({ directly: direct.status, gateway: through.status }, nameOf(client, shape)).toEqual({
        directly: shape.differs?.directly,
        gateway: shape.differs?.gateway,
      });
    }
  });
});

const short = ({ status, text }: Answered) => `${status} ${text.slice(0, 300)}`;

/** In Intercom's form; the gateway may say more than the sandbox does. */
const isRefused = ({ body }: Answered): boolean => {
  const { type, errors } = (body ?? {}) as { type?: string; errors?: readonly { code?: string; message?: string }[] };
  return type === 'error.list' && errors !== undefined && errors.length > 0 && errors.every(({ code, message }) => code && message);
};

test('docs/clients.md says what was asked', async () => {
  await expect(page(refused)).toMatchFileSnapshot('../../docs/clients.md');
});
