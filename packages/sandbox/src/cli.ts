import { Command, InvalidArgumentError } from 'commander';
import { type AppOptions, createSandbox, type SandboxOptions, startStandIn } from './index.ts';
import { describeStandIn } from './stand-in/describe.ts';

const wholeNumber = (min: number, max: number) => (text: string) => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max)
    throw new InvalidArgumentError(`A whole number from ${min} to ${max} is expected.`);
  return number;
};
/** Those of Gatehouse; without a port they are those at any port. */
const callbacksAt = (origin: string) => [`${origin}/api/oauth-callback/intercom`, `${origin}/api/auth/intercom/callback`];
const collect = (value: string, before: string[] | undefined) => [...(before ?? []), value];

interface Flags {
  port: number;
  host: string;
  seed: number;
  stateFile?: string;
  rateLimit?: number;
  indexDelay?: number;
  region: string;
  clientId: string;
  clientSecret: string;
  redirectUrl?: string[];
  asIntercom?: string;
}

const program = new Command('gatehouse-sandbox')
  .description('An Intercom that runs on this machine: a seeded workspace, OAuth, rate limits and faults on demand. No account needed.')
  .option('--port <number>', 'port to listen on, 0 for a free one', wholeNumber(0, 65_535), 4500)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--seed <number>', 'which world; the same seed gives the same one', wholeNumber(0, 4_294_967_295), 1)
  .option('--state-file <path>', 'keep what happens in this file')
  .option('--rate-limit <calls>', 'calls of an app in ten seconds', wholeNumber(1, 1_000_000))
  .option('--index-delay <ms>', 'how long a search does not find a new contact', wholeNumber(0, 3_600_000))
  .option('--region <region>', 'US, EU or AU', 'US')
  .option('--client-id <id>', 'client id of the OAuth app', 'sandbox-client')
  .option('--client-secret <secret>', 'its secret', 'sandbox-secret')
  .option(
    '--redirect-url <url>',
    'its redirect URL, in the place of those of a Gatehouse on this machine at any port; may be given several times',
    collect,
  )
  .option('--as-intercom <folder>', "three regions behind TLS under Intercom's own names, remembered in the folder");

async function start(argv: readonly string[]): Promise<void> {
  const options = program.parse(argv).opts<Flags>();
  const app: AppOptions = {
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    name: 'Gatehouse',
    redirectUrls: options.redirectUrl ?? ['http://127.0.0.1:4400', 'http://127.0.0.1', 'http://localhost'].flatMap(callbacksAt),
  };
  const common: SandboxOptions = {
    log: (line) => console.error(line),
    apps: [app],
    ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
    ...(options.indexDelay === undefined ? {} : { indexDelayMs: options.indexDelay }),
  };
  if (options.asIntercom !== undefined) {
    const standIn = await startStandIn({ folder: options.asIntercom, port: options.port, sandbox: common });
    console.log(describeStandIn(standIn, app, options.redirectUrl));
    return untilStopped(standIn);
  }
  const settings: SandboxOptions = {
    ...common,
    seed: options.seed,
    region: options.region,
    ...(options.stateFile === undefined ? {} : { stateFile: options.stateFile }),
  };
  const sandbox = createSandbox(settings);
  const { url } = await sandbox.listen(options.port, options.host);
  const token = sandbox.mintToken();
  console.log(`Intercom sandbox on ${url} (workspace ${sandbox.workspace.id_code}, seed ${options.seed})
Access token: ${token}
OAuth app:    client id ${options.clientId}, authorize at ${url}/oauth
Controls:     ${url}/_sandbox/

Try it:
  curl -H 'Authorization: Bearer ${token}' -H 'Accept: application/json' '${url}/contacts?per_page=3'`);
  untilStopped(sandbox);
}

function untilStopped(running: { close(): Promise<void> }): void {
  const stop = () => {
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Starts a sandbox as the command line asks; what keeps it from starting is one line on stderr and exit code 2. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await start(argv);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const { port, host, asIntercom } = program.opts<Flags>();
    if (code === 'EADDRINUSE' && asIntercom !== undefined)
      console.error(`One of the ports ${port} to ${port + 6} is taken. Choose others with --port, or 0 for free ones.`);
    else if (code === 'EADDRINUSE') console.error(`Port ${port} on ${host} is taken. Choose another with --port, or 0 for a free one.`);
    else console.error(`The sandbox did not start: ${message}`);
    process.exit(2);
  }
}
