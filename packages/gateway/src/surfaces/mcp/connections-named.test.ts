import { expect, test } from 'vitest';
import type { GroupPolicy } from '../../access/policy.ts';
import { aConnection } from '../../store/testing/rows.ts';
import { readOptions } from './options.ts';
import { listTools } from './tools.ts';

async function described(...origins: readonly string[]): Promise<unknown> {
  const connections = origins.map((origin, index) => ({
    connection: aConnection(`c${index}`, { name: `name-${index}`, origin }),
    scopes: new Set(['contacts:read'] as const),
  }));
  const policy: GroupPolicy = { groupId: 'g', groupName: 'g', keyIds: new Set(), connections, experimental: false };
  const tools = await listTools(policy, readOptions(new URLSearchParams()));
  const [named] = tools.flatMap(({ inputSchema }) => inputSchema.properties?.['connection'] ?? []);
  return (named as { description?: string } | undefined)?.description;
}

test('where a group has both, an agent is told which workspaces are made up', async () => {
  expect(await described('eu', 'sandbox', 'us')).toBe('Which Intercom workspace. Made up, to try things on: name-1.');
  expect(await described('eu', 'us')).toBe('Which Intercom workspace.');
  expect(await described('sandbox', 'sandbox')).toBe('Which Intercom workspace.');
  expect(await described('sandbox')).toBeUndefined();
});
