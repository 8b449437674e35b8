import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { compose, type Gateway } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import type { ConnectionPort } from '../connection-ports.ts';
import { type Listening, listen } from '../http/listener.ts';
import { version } from '../version.ts';
import { buildConsole } from './build-console.ts';
import { isOfSandbox, startSandbox } from './sandbox.ts';

/**
 * Runs until it is asked to end (0), or the disk has failed so that only a new start helps (1). Throws `ConfigError` for a setting that
 * keeps it from working.
 */
export async function start(env: Readonly<Record<string, string | undefined>>, { withConsole }: { withConsole: boolean }): Promise<number> {
  const settings = readConfig(env);
  const log = pino({ level: settings.logLevel, base: null, redact: ['*.token', '*.authorization', '*.cookie'] }, pino.destination(2));
  const server = await listen(settings);
  const config = server.port === settings.port ? settings : withPort(settings, server.port);
  const lost = Promise.withResolvers<number>();
  const doors: Door[] = [];
  const closing: (() => Promise<void>)[] = [async () => void (await Promise.all([server, ...doors].map((one) => one.close())))];
  try {
    for (const one of config.connectionPorts) doors.push(await openDoor(config, one));
    if (withConsole) await buildConsole();
    let sandboxUrl: string | undefined;
    const startOwnSandbox = async () => {
      const sandbox = await startSandbox(config, randomBytes(24).toString('base64url'));
      if (sandbox !== null) closing.push(sandbox.close);
      sandboxUrl = sandbox?.url;
      return sandbox;
    };
    const onError = (error: unknown, requestId?: string) => log.error({ err: error, requestId }, 'request failed');
    const onDrift = (report: object) => log.warn(report, 'answers of Intercom differ from the catalogue');
    const gateway = await compose(config, {
      onError,
      onDrift,
      startSandbox: startOwnSandbox,
      onLost: (error) => {
        log.fatal({ err: error }, 'the disk of the data folder failed: what is written is no longer certain, so the gateway ends');
        lost.resolve(1);
      },
      isOfSandbox: (token) => isOfSandbox(config.dataDir, token),
    });
    closing.splice(1, 0, gateway.close);
    for (const one of [server, ...doors]) one.serve(gateway.fetch);
    announce(config, sandboxUrl, doors, gateway);
    return await Promise.race([ended(), lost.promise]);
  } finally {
    // What cannot close because of it must not keep it from ending.
    void lost.promise.then(() => setTimeout(() => process.exit(1), lastWordsMs).unref());
    for (const close of closing) await close();
  }
}

/** A port of its own, and the connection that stands at its root. */
interface Door extends Listening {
  readonly connection: string;
  readonly url: string;
}

async function openDoor(
  { host, publicUrl, keepAliveSeconds }: Config,
  { connection, port, publicUrl: told }: ConnectionPort,
): Promise<Door> {
  const urlAt = (taken: number) => told ?? Object.assign(new URL(publicUrl), { port: String(taken) }).origin;
  const listening = await listen({
    host,
    port,
    keepAliveSeconds,
    setting: 'GATEHOUSE_CONNECTION_PORTS',
    ownPort: (taken) => ({ connection, publicUrl: urlAt(taken) }),
  });
  return { ...listening, connection, url: urlAt(listening.port) };
}

/** After a disk that failed: for answers that say so, and for the log. */
const lastWordsMs = 3000;

const withPort = (config: Config, port: number): Config => ({
  ...config,
  port,
  publicUrl: config.publicUrl.replace(/:0$/, `:${port}`),
});

const ended = () =>
  new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });

function announce(
  { publicUrl, dataDir, intercom }: Config,
  sandboxUrl: string | undefined,
  doors: readonly Door[],
  gateway: Pick<Gateway, 'claimLink' | 'claimHeld' | 'madeKeyRing' | 'unknownWrites' | 'resealed' | 'retiredKeys' | 'elsewhere'>,
): void {
  const lines = [
    `Gatehouse ${version}`,
    `  console   ${publicUrl}`,
    `  MCP       ${publicUrl}/mcp`,
    `  REST      ${publicUrl}/intercom/default`,
    ...doors.map(({ url, connection }) => `  REST      ${url} (the connection "${connection}" alone)`),
    `  Intercom  ${[...new Set(Object.values(intercom.apiUrls))].join(', ')}, by access token or OAuth: connect it in the console`,
    sandboxUrl === undefined ? '  sandbox   does not run (GATEHOUSE_SANDBOX=on starts it)' : `  sandbox   ${sandboxUrl}, to try things on`,
    `  data      ${resolve(dataDir)}`,
  ];
  if (gateway.madeKeyRing)
    lines.push(`  key ring  made: ${gateway.madeKeyRing}. Whoever has it and the data can open the credentials; back it up.`);
  const { resealed, retiredKeys, elsewhere } = gateway;
  if (retiredKeys.length > 0)
    lines.push(
      `  key ring  ${resealed > 0 ? `${resealed} values were sealed again: ` : ''}everything is sealed with the first key; ${retiredKeys.join(', ')} may be taken out (backups need them).`,
    );
  for (const { name, why } of elsewhere) lines.push(`  elsewhere the connection "${name}" cannot be used. ${why}`);
  const { unknownWrites: cut } = gateway;
  if (cut > 0)
    lines.push(`  unknown   ${cut} ${cut === 1 ? 'write was' : 'writes were'} cut off: see Activity, and look in Intercom what happened.`);
  if (gateway.claimHeld)
    lines.push(
      '',
      `Nobody can claim this installation yet: the database in ${resolve(dataDir)} is new, and its keyring.json is of an earlier start.`,
      'If the database was lost or moved, stop the gateway and put it back (gatehouse.db, with gatehouse.db-wal where there is one).',
      'To begin anew, run "gatehouse admin claim" on this machine, as this user: it prints the link for the first administrator.',
    );
  if (gateway.claimLink)
    lines.push('', 'Nobody has claimed this installation yet. Open this link (it works once, for an hour):', `  ${gateway.claimLink}`);
  console.log(lines.join('\n'));
}
