import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './client.ts';

const folder = join(import.meta.dirname, 'shapes');

/** Every file of the folder is a client. */
export const clients: readonly Client[] = await Promise.all(
  readdirSync(folder)
    .sort()
    .map(async (file) => ((await import(join(folder, file))) as { client: Client }).client),
);
