import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the demo runs by itself and exits 0', async () => {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['scripts/demo.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(output).toContain('Done: claimed, connected, granted, used, refused, audited.');
  expect(code).toBe(0);
});
