import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Product {
  readonly url: string;
  readonly pid: number;
  readonly sandboxUrl: string;
  readonly dataDir: string;
  readonly claimLink: string;
  /** Everything that it has printed so far. */
  output(): string;
  /** Ends it, with SIGTERM unless told, and answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the product as a user does (`gatehouse start`), on free ports and a data folder of its own. */
export async function startProduct({
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-')),
  keepData = false,
  console = false,
  /** Where it listens; a free one unless told. */
  port = undefined as number | undefined,
  /** Settings besides the addresses and the data folder. */
  env = {} as Readonly<Record<string, string>>,
  /** What runs it, such as another namespace: a command that ends in executing its last arguments. */
  under = [] as readonly string[],
  /** Another checkout of this repository, to start an older version. */
  code = root,
} = {}): Promise<Product> {
  const [ownPort, sandboxPort] = [port ?? (await freePort()), await freePort()];
  const url = `http://127.0.0.1:${ownPort}`;
  const [command = '', ...rest] = [
    ...under,
    process.execPath,
    ...[join(code, 'packages/gateway/src/main.ts'), 'start', ...(console ? [] : ['--no-console'])],
  ];
  const child = spawn(command, rest, {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      GATEHOUSE_PORT: String(ownPort),
      GATEHOUSE_SANDBOX_PORT: String(sandboxPort),
      GATEHOUSE_DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // Whatever becomes of whoever asked, nothing stays behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    const code = await ended;
    if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  try {
    await ready(url, child, () => output);
  } catch (error) {
    await stop();
    throw error;
  }
  const claimLink = output.match(/http\S+\/claim\/\S+/)?.[0] ?? '';
  return { url, pid: child.pid ?? 0, sandboxUrl: `http://127.0.0.1:${sandboxPort}`, dataDir, claimLink, output: () => output, stop };
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    if (child.exitCode !== null) throw new Error(`gatehouse ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    // It answers before it says where it is; the claim link stands there, in the same write.
    if (answer?.ok && /^Gatehouse \d/m.test(output())) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`gatehouse was not ready within 150 seconds:\n${output()}`);
}

/** What is done or seen at Intercom, out of the gateway's sight: a control of its sandbox, as `POST faults`. Answers the JSON as text. */
export async function inIntercom(
  { sandboxUrl }: Pick<Product, 'sandboxUrl'>,
  control: `${'GET' | 'POST' | 'PUT' | 'DELETE'} ${string}`,
  body?: object,
): Promise<string> {
  const [method = '', path = ''] = control.split(' ');
  const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${sandboxUrl}/_sandbox/${path}`, { method, ...sent });
  const text = await response.text();
  if (!response.ok) throw new Error(`${control}: ${response.status} ${text}`);
  return text;
}

/** An access token of the sandbox's workspace. */
export const mintToken = async (product: Pick<Product, 'sandboxUrl'>, options: object = {}): Promise<string> =>
  (JSON.parse(await inIntercom(product, 'POST tokens', options)) as { token: string }).token;

/**
 * A port for a program that is started afterwards. Not one of those that the system gives away by itself (from 32768 or 49152 on): between
 * here and there another server or connection would get it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(11_000, 32_768);
    if (await isFree(port)) return port;
  }
  throw new Error('a hundred ports are taken');
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
