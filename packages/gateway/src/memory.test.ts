import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { createMemory } from './memory.ts';

test('all that a process remembers stands in ARCHITECTURE.md, with what several processes would have to share', () => {
  const list = readFileSync(join(import.meta.dirname, '../../../ARCHITECTURE.md'), 'utf8');
  const files = Object.keys(createMemory(systemClock)).map((port) => port.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  expect(files.length).toBeGreaterThanOrEqual(5);
  expect(files.filter((file) => !list.includes(`/${file}.ts`))).toEqual([]);
});
