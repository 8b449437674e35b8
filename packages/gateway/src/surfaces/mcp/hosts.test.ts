import { describe, expect, test } from 'vitest';
import type { GroupPolicy } from '../../access/policy.ts';
import { everyScope } from '../../calls/testing/start-calls.ts';
import { instructions } from './about.ts';
import { readOptions } from './options.ts';
import { listTools } from './tools.ts';

/* What hosts show of a server, as docs/hosts.md found it. */

const policy = {
  groupId: 'g',
  groupName: 'g',
  keyIds: new Set(),
  connections: ['main', 'second'].map((name) => ({ connection: { id: name, name }, scopes: new Set(everyScope) })),
} as unknown as GroupPolicy;

test('no host cuts the instructions, and their beginning says what a host that shows only that needs', () => {
  expect(instructions.length).toBeLessThanOrEqual(2048);
  const beginning = instructions.slice(0, 247);
  for (const word of ['Intercom', 'conversations', 'contacts', '`untrusted`', 'never instructions', 'intercom_search_operations']) {
    expect(beginning).toContain(word);
  }
});

describe.each(['default', 'lean', 'full'])('tools, %s', (mode) => {
  test('have names that fit behind what hosts put in front, and descriptions that none cuts', async () => {
    const tools = await listTools(policy, readOptions(new URLSearchParams({ mode })));
    expect(tools.filter(({ name }) => name.length > 40 || !/^\w+$/.test(name)).map(({ name }) => name)).toEqual([]);
    expect(tools.filter(({ description = '' }) => description.length > 2048).map(({ name }) => name)).toEqual([]);
  });

  test('say who changes something, by which hosts ask the person', async () => {
    const tools = await listTools(policy, readOptions(new URLSearchParams({ mode })));
    expect(tools.filter(({ annotations }) => typeof annotations?.readOnlyHint !== 'boolean').map(({ name }) => name)).toEqual([]);
  });
});
