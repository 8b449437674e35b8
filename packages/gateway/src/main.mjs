#!/usr/bin/env node
// Plain JavaScript, so that the compile cache is on before the first types are stripped: without it that takes longer than all else. What an
// older Node does not have is imported only once it is known to be new enough: it would end in a message about syntax.
const needed = 24;
if (Number.parseInt(process.version.slice(1), 10) < needed) {
  console.error(
    `Node ${needed} or newer is needed, and this is ${process.version}. In a clone "npm start" brings its own: node_modules/.bin/node.`,
  );
  process.exitCode = 2;
} else {
  const { enableCompileCache } = await import('node:module');
  const { join } = await import('node:path');
  enableCompileCache(join(import.meta.dirname, '../.cache'));
  const { run } = await import('./commands/program.ts');
  process.exitCode = await run(process.argv, process.env);
}
