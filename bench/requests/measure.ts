/**
 * Whether the search of operations finds the right one from a person's words: `npm run bench -- requests`, which shows what was missed.
 * `--fresh` asks what eight later lists asked; `--set-aside` the other half, and shows figures only: it is measured on once.
 */
import * as z from 'zod';
import { everyScope, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { searchOperations } from '../../packages/gateway/src/surfaces/mcp/search-operations.ts';
import { lists, type Request } from './requests.ts';

const answer = z.object({ operations: z.array(z.object({ operation: z.string() })) });

export interface Asked extends Request {
  readonly found: readonly string[];
  /** The place of the first that would be right, from 1; Infinity where none came. */
  readonly place: number;
}

export async function measureRequests(which: keyof typeof lists): Promise<void> {
  const asked = await askAll(lists[which]);
  const served = asked.filter(({ operations }) => operations.length > 0);
  const unserved = asked.filter(({ operations }) => operations.length === 0);
  console.log(`\nThe right operation from a person's words, ${served.length} requests (${which})`);
  for (const [name, most] of [
    ['first', 1],
    ['in the first three', 3],
    ['in the answer', Number.POSITIVE_INFINITY],
  ] as const)
    console.log(`  ${name.padEnd(28)} ${share(served, ({ place }) => place <= most && place < Number.POSITIVE_INFINITY)}`);
  console.log(`  ${'answered with nothing'.padEnd(28)} ${share(served, ({ found }) => found.length === 0)}`);
  console.log('\nIn the first three, by job');
  for (const job of new Set(served.map((one) => one.job))) {
    const own = served.filter((one) => one.job === job);
    console.log(`  ${job.padEnd(28)} ${share(own, ({ place }) => place <= 3)}`);
  }
  console.log(`\nWhat Intercom's API does not have, ${unserved.length} requests`);
  console.log(`  ${'answered with nothing'.padEnd(28)} ${share(unserved, ({ found }) => found.length === 0)}`);
  if (which === 'setAside') return;
  console.log('\nMissed: what was asked, what would be right, what came first');
  for (const { words, operations, found } of served.filter(({ place }) => place > 3))
    console.log(`  ${words}\n    ${operations.join(', ')} | ${found.slice(0, 3).join(', ') || 'nothing'}`);
  console.log('\nNot there, and yet answered');
  for (const { words, found } of unserved.filter((one) => one.found.length > 0))
    console.log(`  ${words}\n    ${found.slice(0, 3).join(', ')}`);
}

/** By the rooms that the MCP server has, for a group that may do everything. Nothing is sent to Intercom. */
export async function askAll(requests: readonly Request[]): Promise<Asked[]> {
  const world = await startCalls('http://127.0.0.1:9');
  const { principal } = await world.group('Everybody', [[await world.connect('default', 'token'), everyScope]]);
  const policy = await world.access.policyOf(principal);
  const asked: Asked[] = [];
  for (const request of requests) {
    const { operations } = answer.parse(await searchOperations({ query: request.words }, policy));
    const found = operations.map(({ operation }) => operation);
    const places = request.operations.map((name) => found.indexOf(name)).filter((index) => index >= 0);
    asked.push({ ...request, found, place: Math.min(...places) + 1 });
  }
  await world.stop();
  return asked;
}

function share(all: readonly Asked[], is: (one: Asked) => boolean): string {
  const count = all.filter(is).length;
  return `${((100 * count) / all.length).toFixed(1)} %  (${count} of ${all.length})`;
}
