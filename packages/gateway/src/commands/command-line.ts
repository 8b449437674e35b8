import { Command, Option } from 'commander';
import { version } from '../version.ts';
import type { McpOptions } from './mcp.ts';
import type { Env } from './program.ts';

/** What can be said on the command line. `end` is told the exit code. */
export function createCommandLine(env: Env, complain: (problem: string) => void, end: (code: number) => void): Command {
  const gatehouse = new Command('gatehouse')
    .description("One governed door to an organisation's Intercom workspaces.")
    .version(version)
    .configureOutput({ writeErr: (text) => complain(text.trimEnd()) })
    .showHelpAfterError('(gatehouse --help lists the commands)')
    .exitOverride();

  gatehouse
    .command('start')
    .description('start the gateway and its console, and a sandbox to try things on')
    .option('--no-console', 'do not build the console when it is not built')
    .addHelpText('after', '\nSettings come from the environment: .env.example has a line on each.')
    .action(async ({ console: withConsole }: { console: boolean }) => {
      // Each command loads its own rooms: an MCP host waits for the first list.
      const { start } = await import('./start.ts');
      end(await start(env, { withConsole }));
    });

  gatehouse
    .command('mcp')
    .description('speak MCP on standard input and output, for hosts that start programs')
    .addOption(new Option('--mode <mode>', 'which tools to list').choices(['lean', 'default', 'full']))
    .option('--toolsets <names>', 'list all operations of these resources, such as contacts,conversations')
    .option('--readonly', 'no writes')
    .addHelpText(
      'after',
      `
With GATEHOUSE_URL and GATEHOUSE_API_KEY it passes everything through a gateway. With INTERCOM_ACCESS_TOKEN it talks to Intercom itself
(INTERCOM_REGION us, eu or au; INTERCOM_API_URL for a sandbox).`,
    )
    .action(async (options: McpOptions) => {
      const { mcp } = await import('./mcp.ts');
      end(await mcp(env, options));
    });

  gatehouse
    .command('backup')
    .description('copy what is needed to start again into a new folder, while the gateway runs or not')
    .argument('<folder>', 'a new folder')
    .option('--with-key-ring', 'also keyring.json: whoever has the folder can open the credentials then')
    .addHelpText('after', '\nReads the folder in GATEHOUSE_DATA_DIR. To restore: docs/operate.md, "Back up, and restore".')
    .action(async (folder: string, { withKeyRing = false }: { withKeyRing?: boolean }) => {
      const { backupTo } = await import('./backup.ts');
      await backupTo(folder, env, { withKeyRing }, (text) => console.log(text));
    });

  const admin = gatehouse
    .command('admin')
    .description('what only somebody on this machine may do, with or without a running gateway')
    .addHelpText(
      'after',
      `
Run it as the user that runs the gateway, with the same GATEHOUSE_DATA_DIR (and, while no gateway runs, the same GATEHOUSE_URL). In a
container: docker exec <container> gatehouse admin …`,
    );

  admin
    .command('reset')
    .description('print a link with which a member sets a new password')
    .argument('<email>', "the member's address, as under People")
    .addHelpText(
      'after',
      `
The link works once, for an hour, and takes the place of the one before it. When it is used, every session of the member ends. Nothing else
changes: role, groups and keys stay. Activity shows that a link was made on the machine, and that it was used.`,
    )
    .action(async (email: string) => {
      const { admin } = await import('./admin.ts');
      end(await admin({ command: 'reset', email }, env, { done: (text) => console.log(text), refused: complain }));
    });

  admin
    .command('claim')
    .description('print a link by which the first administrator claims this installation')
    .addHelpText(
      'after',
      `
For an installation without an administrator. The gateway prints such a link at its start by itself, except where it found the key ring of
an earlier start beside a new database: then look for the old database first, and run this only to begin anew.`,
    )
    .action(async () => {
      const { admin } = await import('./admin.ts');
      end(await admin({ command: 'claim' }, env, { done: (text) => console.log(text), refused: complain }));
    });

  admin
    .command('new-keys')
    .description('forget what a lost key ring had sealed, so that the gateway starts with a new one')
    .requiredOption('--forget', 'that the credentials are gone for good, and every workspace is connected again')
    .addHelpText(
      'after',
      `
For an installation whose key ring is lost for good, while no gateway runs. Members, groups, scopes, API keys and the audit stay.`,
    )
    .action(async () => {
      const { admin } = await import('./admin.ts');
      end(await admin({ command: 'new_keys' }, env, { done: (text) => console.log(text), refused: complain }));
    });

  return gatehouse;
}
