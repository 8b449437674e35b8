import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { MemberPrincipal } from '../access/principal.ts';
import { GatewayError } from '../errors.ts';
import { aConnection, aCredential } from '../store/testing/rows.ts';
import { startWorld, type World } from '../surfaces/console/testing/world.ts';
import { type ManagementInput, type ManagementName, type ManagementOutput, management } from './index.ts';

const replacing = Object.values(management).filter(({ replaces }) => replaces);

test('every operation that puts something in the place of what is there has said so, and takes the version that was seen', () => {
  expect(replacing.map(({ name }) => name).sort()).toEqual(['groups.set_grant', 'groups.update', 'members.set_role', 'oauth_app.set']);
  for (const { name, input } of replacing) expect(Object.keys((input as { shape?: object }).shape ?? {}), name).toContain('version');
  // Whoever adds another one decides: the type asks for it, and this asks for its case below.
  const undecided = Object.values(management).filter(
    ({ method, name, replaces }) => method === 'PUT' && !replaces && !['groups.add_member', 'experimental.set'].includes(name),
  );
  expect(undecided.map(({ name }) => name)).toEqual([]);
  expect(Object.keys(cases).sort()).toEqual(replacing.map(({ name }) => name).sort());
});

let w: World;
let ada: MemberPrincipal;
let cleo: MemberPrincipal;
beforeEach(async () => {
  w = await startWorld();
  onTestFinished(() => w.close());
  ada = await w.member('Ada', 'admin');
  cleo = await w.member('Cleo', 'admin');
});

async function run<N extends ManagementName>(as: MemberPrincipal, name: N, input: ManagementInput<N>): Promise<ManagementOutput<N>> {
  const caller = { principal: as, requestId: randomUUID(), headers: new Headers(), origin: undefined };
  return (await w.management.run(name, caller, async () => input)).output as ManagementOutput<N>;
}

/** A setting: what both have seen, what Cleo puts there, what Ada then wants to put there, and what is there now. */
interface Case {
  readonly seen: number;
  readonly first: (version: number) => Promise<unknown>;
  readonly second: (version?: number) => Promise<unknown>;
  readonly now: () => Promise<{ readonly version: number }>;
  readonly told: object;
}

const cases: Readonly<Record<string, () => Promise<Case>>> = {
  'groups.set_grant': async () => {
    const { id } = await run(ada, 'groups.create', { name: 'Support' });
    await w.store.connections.add(aConnection('c'), aCredential('c'));
    const place = { id, connectionId: 'c' };
    const { grants } = await run(ada, 'groups.set_grant', { ...place, scopes: ['contacts:read', 'contacts:write'] });
    return {
      seen: grants[0]?.version ?? 0,
      first: (version) => run(cleo, 'groups.set_grant', { ...place, scopes: ['contacts:read'], version }),
      second: (version) =>
        run(ada, 'groups.set_grant', {
          ...place,
          scopes: ['contacts:read', 'contacts:write', 'tags:read'],
          ...(version === undefined ? {} : { version }),
        }),
      now: async () => (await w.store.groups.grantsOf(id))[0] ?? { version: 0 },
      told: { scopes: ['contacts:read'], by: 'Cleo', at: expect.any(Number) },
    };
  },
  'groups.update': async () => {
    const { id, version } = await run(ada, 'groups.create', { name: 'Support' });
    return {
      seen: version,
      first: (version) => run(cleo, 'groups.update', { id, name: 'Care', version }),
      second: (version) => run(ada, 'groups.update', { id, description: 'Helps', ...(version === undefined ? {} : { version }) }),
      now: async () => (await w.store.groups.get(id)) ?? { version: 0 },
      told: { name: 'Care', description: '', by: 'Cleo', at: expect.any(Number) },
    };
  },
  'members.set_role': async () => {
    const { id } = await w.member('Bob', 'member');
    return {
      seen: 1,
      first: (version) => run(cleo, 'members.set_role', { id, role: 'admin', version }),
      second: (version) => run(ada, 'members.set_role', { id, role: 'member', ...(version === undefined ? {} : { version }) }),
      now: async () => (await w.store.members.get(id)) ?? { version: 0 },
      told: { role: 'admin' },
    };
  },
  'oauth_app.set': async () => {
    const { clientId, clientSecret } = w;
    const set = (as: MemberPrincipal, region: 'eu' | 'au', version?: number) =>
      run(as, 'oauth_app.set', { clientId, clientSecret, region, ...(version === undefined ? {} : { version }) });
    return {
      seen: 0,
      first: (version) => set(cleo, 'eu', version),
      second: (version) => set(ada, 'au', version),
      now: async () => (await w.store.oauthApp.get()) ?? { version: 0 },
      told: { by: 'Cleo', at: expect.any(Number) },
    };
  },
};

describe('what was made from an older version', () => {
  test.each(Object.keys(cases))('%s: is refused, changes nothing, and is told what is there and who put it there', async (name) => {
    const prepare = cases[name];
    if (!prepare) throw new Error(`there is no case for ${name}`);
    const { seen, first, second, now, told } = await prepare();
    await first(seen);
    const there = await now();
    const error = await second(seen).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({
      code: 'changed_meanwhile',
      status: 409,
      details: { field: 'version', meanwhile: { ...told, version: there.version } },
    });
    expect(await now()).toEqual(there);
    // With what is there now seen it goes, and so does whoever writes over whatever is there.
    await second(there.version);
    await second();
    expect((await now()).version).toBeGreaterThan(there.version);
  });
});
