#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Node strips the types from the sources at each start otherwise, which takes longer than everything else together.
enableCompileCache(join(import.meta.dirname, '../.cache'));
const { run } = await import('./commands/program.ts');
process.exitCode = await run(process.argv, process.env);
