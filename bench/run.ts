/**
 * What things cost, against a peer in the same run: `npm run bench`. Times depend on the machine; the ratios are what to compare.
 * Everything runs against the sandbox on this machine.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createIntercom } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { createSandbox } from '@gatehouse/sandbox';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { IntercomClient } from 'intercom-client';
import { Agent } from 'undici';
import { mintToken, startProduct } from '../scripts/demo/product.ts';
import { agent, claimed, everyScope } from '../tests/e2e/product.ts';
import { beforeAfter } from './before-after.ts';
import { measureRequests } from './requests/measure.ts';

const root = join(import.meta.dirname, '..');
const calls = Number(process.env['BENCH_CALLS'] ?? 400);

interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

/** One call after another, after a warm-up of a tenth. */
async function measure(name: string, call: () => Promise<unknown>): Promise<Measured> {
  for (let warm = 0; warm < calls / 10; warm += 1) await call();
  const times: number[] = [];
  const begun = performance.now();
  for (let count = 0; count < calls; count += 1) {
    const at = performance.now();
    await call();
    times.push(performance.now() - at);
  }
  const perSecond = (calls / (performance.now() - begun)) * 1000;
  times.sort((a, b) => a - b);
  return { name, p50: times[Math.floor(calls * 0.5)] ?? 0, p99: times[Math.floor(calls * 0.99)] ?? 0, perSecond };
}

function print(title: string, peer: Measured, rows: readonly Measured[]): void {
  console.log(`\n${title}`);
  for (const row of [peer, ...rows]) {
    const ratio = row === peer ? 'peer' : `${(row.p50 / peer.p50).toFixed(2)} × peer`;
    console.log(
      `  ${row.name.padEnd(44)} p50 ${row.p50.toFixed(2)} ms  p99 ${row.p99.toFixed(2)} ms  ${row.perSecond.toFixed(0)}/s  ${ratio}`,
    );
  }
}

async function client(): Promise<void> {
  // A limit that this cannot reach: it is the client that is measured.
  const sandbox = createSandbox({ rateLimit: 1_000_000 });
  const { url } = await sandbox.listen(0);
  const token = sandbox.mintToken();
  const options = { token, baseUrl: url };
  const [contact] = (await createIntercom(options).contacts.list({ per_page: 1 })).data;
  const contact_id = contact?.id ?? '';
  const sdk = new IntercomClient({ token, environment: url, maxRetries: 0 });
  const dispatcher = new Agent();
  const [overFetch, overUndici] = [createIntercom(options), createIntercom({ ...options, transport: undiciTransport(dispatcher) })];
  print('One contact, client against the sandbox', await measure('official SDK 7.0.3', () => sdk.contacts.find({ contact_id })), [
    await measure('connector over fetch', async () => overFetch.contacts.get({ contact_id })),
    await measure('connector over undici', async () => overUndici.contacts.get({ contact_id })),
  ]);
  await dispatcher.close();
  await sandbox.close();
}

async function gateway(): Promise<void> {
  const product = await claimed();
  const { secret } = await product.key(everyScope);
  const token = await mintToken(product);
  const dispatcher = new Agent();
  const transport = undiciTransport(dispatcher);
  const direct = createIntercom({ token, baseUrl: product.sandboxUrl, transport });
  const governed = createIntercom({ token: secret, baseUrl: `${product.url}/intercom/default`, transport });
  const [contact] = (await direct.contacts.list({ per_page: 1 })).data;
  const contact_id = contact?.id ?? '';
  const mcp = await agent(product.url, secret);
  print(
    'One contact, sandbox asked directly and through the gateway',
    await measure('direct', async () => direct.contacts.get({ contact_id })),
    [
      await measure('through the gateway, REST', async () => governed.contacts.get({ contact_id })),
      await measure('through the gateway, MCP', () => mcp.callTool({ name: 'intercom_get_contact_by_id', arguments: { contact_id } })),
    ],
  );
  await mcp.close();
  await dispatcher.close();
  await product.stop();
}

async function coldStarts(): Promise<void> {
  console.log('\nCold starts');
  for (const round of ['first', 'again']) {
    const begun = performance.now();
    const product = await startProduct();
    console.log(`  gatehouse start to ready, ${round.padEnd(20)} ${(performance.now() - begun).toFixed(0)} ms`);
    await product.stop();
  }
  for (const round of ['first', 'again']) {
    const host = new Client({ name: 'bench', version: '1.0.0' });
    const begun = performance.now();
    await host.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [join(root, 'packages/gateway/src/main.ts'), 'mcp'],
        env: { INTERCOM_ACCESS_TOKEN: 'bench' },
      }),
    );
    const { tools } = await host.listTools();
    console.log(
      `  gatehouse mcp to its first list, ${round.padEnd(16)} ${(performance.now() - begun).toFixed(0)} ms (${tools.length} tools, ${Math.round(JSON.stringify({ tools }).length / 4)} tokens)`,
    );
    await host.close();
  }
  const begun = performance.now();
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve));
  console.log(`  node that does nothing                        ${(performance.now() - begun).toFixed(0)} ms`);
}

const { values, positionals } = parseArgs({
  options: { before: { type: 'string' }, 'set-aside': { type: 'boolean' }, fresh: { type: 'boolean' } },
  allowPositionals: true,
});
if (positionals[0] === 'requests') {
  await measureRequests(values['set-aside'] ? 'setAside' : values.fresh ? 'fresh' : 'forBuilding');
} else if (values.before === undefined) {
  await client();
  await gateway();
  await coldStarts();
} else {
  await beforeAfter(values.before);
}
