import { expect, test } from 'vitest';
import { clientsFor } from './snippets.ts';

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
