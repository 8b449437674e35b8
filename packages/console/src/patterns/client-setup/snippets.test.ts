import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientsFor, isOnlyHere } from './snippets.ts';

const secret = 'gh_test_0123456789';
const clients = clientsFor({ publicUrl: 'https://gate.example', connection: 'default', secret });
const snippets = clients.flatMap((client) => client.snippets);

test('no file that is shared holds the key; commands and one’s own settings do', () => {
  for (const { label, code } of snippets) {
    const isShared = /\.json|TypeScript/.test(label) && !label.startsWith('claude_desktop_config.json');
    expect(code.includes(secret), label).toBe(!isShared);
  }
});

test('every JSON file is JSON and points at this gateway', () => {
  const files = snippets.filter(({ label }) => label.includes('.json'));
  expect(files).toHaveLength(4);
  for (const { code } of files) {
    expect(() => JSON.parse(code)).not.toThrow();
    expect(code).toMatch(/"https:\/\/gate\.example(\/mcp)?"/);
  }
});

test('VS Code asks for the key that its header uses', () => {
  const { inputs, servers } = JSON.parse(clients.find(({ id }) => id === 'vscode')?.snippets[0]?.code ?? '');
  expect(inputs[0]).toMatchObject({ type: 'promptString', id: 'gatehouse-key', password: true });
  expect(servers.gatehouse.headers.Authorization).toBe(['Bearer ', '{input:gatehouse-key}'].join('$'));
});

test('without a secret a placeholder stands in its place', () => {
  const plain = clientsFor({ publicUrl: 'https://gate.example', connection: 'support', secret: null });
  expect(JSON.stringify(plain)).toContain('YOUR_KEY');
  expect(plain.find(({ id }) => id === 'rest')?.snippets[0]?.code).toContain('https://gate.example/intercom/support/contacts');
});

test('what a host starts is what npm ci leaves behind, of a clone', () => {
  const file = clients.find(({ id }) => id === 'stdio')?.snippets[0]?.code ?? '';
  const { command, args } = JSON.parse(file).mcpServers.gatehouse as { command: string; args: string[] };
  const root = join(import.meta.dirname, '../../../../..');
  for (const path of [command, args[0] ?? '']) {
    expect(path).toMatch(/^\/path\/to\/gatehouse\//);
    expect(existsSync(path.replace('/path/to/gatehouse', root)), path).toBe(true);
  }
});

test.each([
  ['http://127.0.0.1:4400', true],
  ['http://localhost:4400', true],
  ['http://[::1]:4400', true],
  ['https://gate.example', false],
  ['http://127.0.0.1.example', false],
  ['http://192.168.1.5:4400', false],
])('%s is of this computer only: %s', (publicUrl, here) => {
  expect(isOnlyHere(publicUrl)).toBe(here);
});
