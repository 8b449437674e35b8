#!/usr/bin/env node
// Plain JavaScript, so that the compile cache is on before the first types are stripped: without it that takes longer than all else.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../.cache'));
const { run } = await import('./commands/program.ts');
process.exitCode = await run(process.argv, process.env);
