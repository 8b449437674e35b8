import { expect, test } from 'vitest';
import { toConnectionName } from './connection-name.ts';

test.each([
  ['Acme Support', [], 'acme-support'],
  ['  Éclair & Söhne GmbH ', [], 'eclair-sohne-gmbh'],
  ['Acme', ['acme', 'acme-2'], 'acme-3'],
  ['default', [], 'default-2'],
  ['日本', [], 'intercom'],
  ['---', ['intercom'], 'intercom-2'],
  ['x'.repeat(80), [], 'x'.repeat(40)],
  ['x'.repeat(80), ['x'.repeat(40)], `${'x'.repeat(38)}-2`],
  [`${'x'.repeat(37)} yz`, [`${'x'.repeat(37)}-yz`], `${'x'.repeat(37)}-2`],
])('%j beside %j becomes %j', (workspace, taken, name) => {
  expect(toConnectionName(workspace, new Set(taken))).toBe(name);
  expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
});
