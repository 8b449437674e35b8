import { expect, test } from 'vitest';
import { clientsFor } from './snippets.ts';

const secret = 'gh_test_0123456789';
const clients = clientsFor({ publicUrl: 'https://gate.example', connection: 'default', secret });
const snippets = clients.flatMap((client) => client.snippets);

test('no file holds the key; commands do', () => {
  for (const { label, code } of snippets) {
    const isFile = /\.json|TypeScript/.test(label);
    expect(code.includes(secret), label).toBe(!isFile);
  }
});

test('every JSON file is JSON and points at this gateway', () => {
  const files = snippets.filter(({ label }) => label.includes('.json'));
  expect(files).toHaveLength(3);
  for (const { code } of files) {
    expect(() => JSON.parse(code)).not.toThrow();
    expect(code).toContain('"https://gate.example/mcp"');
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
