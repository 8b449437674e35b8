export interface Snippet {
  /** Where it goes. */
  readonly label: string;
  readonly code: string;
}

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Opens the program and puts everything there but the key. */
  readonly link?: { readonly label: string; readonly href: string };
  readonly snippets: readonly Snippet[];
  /** What does not work there, so that nobody looks for it. */
  readonly not?: string;
}

interface Facts {
  /** The gateway's public address, without a slash at the end. */
  readonly publicUrl: string;
  /** A connection's short name, or `default`. */
  readonly connection: string;
  /** Null where it is no longer known; then a placeholder stands in its place. */
  readonly secret: string | null;
}

/** Nothing is put on the path by `npm ci`, and the Node that is there may be too old. */
const clone = '/path/to/gatehouse';
const program = `${clone}/node_modules/.bin/node`;
const entry = `${clone}/packages/gateway/src/main.mjs`;

/** Whether nobody on another computer gets anywhere with it. */
export const isOnlyHere = (publicUrl: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(publicUrl).hostname);

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/**
 * What to paste where. Only commands and a file in one's own settings hold the key itself: files of a project are shared and
 * committed, so they read it from the environment or let the editor ask for it.
 */
export function clientsFor({ publicUrl, connection, secret }: Facts): readonly Client[] {
  const key = secret ?? 'YOUR_KEY';
  const mcp = `${publicUrl}/mcp`;
  const rest = `${publicUrl}/intercom/${connection}`;
  const environment: Snippet = { label: 'In the shell that starts it', code: `export GATEHOUSE_API_KEY='${key}'` };
  const inputs = [{ type: 'promptString', id: 'gatehouse-key', description: 'Gatehouse API key', password: true }];
  const asking = { type: 'http', url: mcp, headers: { Authorization: `Bearer \${input:gatehouse-key}` } };
  return [
    {
      id: 'claude',
      name: 'Claude',
      note: 'Either the command, which keeps the key in your own settings, or a file that a project can share.',
      snippets: [
        {
          label: 'Claude Code, once in a terminal',
          code: `claude mcp add --transport http gatehouse ${mcp} \\\n  --header "Authorization: Bearer ${key}"`,
        },
        {
          label: '.mcp.json of a project, with GATEHOUSE_API_KEY set',
          code: json({
            mcpServers: { gatehouse: { type: 'http', url: mcp, headers: { Authorization: `Bearer \${GATEHOUSE_API_KEY}` } } },
          }),
        },
      ],
    },
    {
      id: 'settings',
      name: 'Without a terminal',
      note: 'VS Code: press the button, choose Install there, and paste the key when it asks. If nothing opens, take the file of the tab “VS Code”. Cursor: Settings → MCP → Add new MCP server opens a file of your own: paste what is below, and save it.',
      link: {
        label: 'Add to VS Code',
        href: `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name: 'gatehouse', ...asking, inputs }))}`,
      },
      snippets: [
        {
          label: 'Cursor, in the file that its settings open',
          code: json({ mcpServers: { gatehouse: { url: mcp, headers: { Authorization: `Bearer ${key}` } } } }),
        },
      ],
      not: 'The connector pages of claude.ai and Claude Desktop take no key: they sign in with OAuth, which Gatehouse does not offer yet. Claude Desktop works with a program on the same computer: see “Programs”, or ask whoever runs this gateway.',
    },
    {
      id: 'vscode',
      name: 'VS Code',
      note: 'VS Code asks for the key the first time and stores it safely. Nothing secret is in the file.',
      snippets: [
        {
          label: '.vscode/mcp.json',
          code: json({
            inputs,
            servers: { gatehouse: asking },
          }),
        },
      ],
    },
    {
      id: 'cursor',
      name: 'Cursor',
      note: 'The file reads the key from the environment that Cursor was started in.',
      snippets: [
        {
          label: '~/.cursor/mcp.json, or .cursor/mcp.json of a project',
          code: json({ mcpServers: { gatehouse: { url: mcp, headers: { Authorization: `Bearer \${env:GATEHOUSE_API_KEY}` } } } }),
        },
        environment,
      ],
    },
    {
      id: 'stdio',
      name: 'Programs',
      note: 'For hosts that start a program instead of opening an address. For /path/to/gatehouse write the folder of a clone of Gatehouse on the same computer, in which npm ci was run. The file is your own and holds the key: give it to nobody.',
      snippets: [
        {
          label: 'claude_desktop_config.json, or the like of another host',
          code: json({
            mcpServers: {
              gatehouse: { command: program, args: [entry, 'mcp'], env: { GATEHOUSE_URL: publicUrl, GATEHOUSE_API_KEY: key } },
            },
          }),
        },
        {
          label: 'The same in a shell',
          code: `GATEHOUSE_URL='${publicUrl}' GATEHOUSE_API_KEY='${key}' \\\n  ${program} \\\n  ${entry} mcp`,
        },
      ],
    },
    {
      id: 'rest',
      name: 'REST',
      note: 'Intercom’s own paths, bodies and answers under another address.',
      snippets: [
        {
          label: 'curl',
          code: `curl '${rest}/contacts?per_page=5' \\\n  -H 'Authorization: Bearer ${key}' \\\n  -H 'Intercom-Version: 2.16'`,
        },
      ],
    },
    {
      id: 'sdk',
      name: 'Intercom SDK',
      note: 'Existing code changes its address and its token, and nothing else.',
      snippets: [
        {
          label: 'TypeScript, package intercom-client',
          code: [
            "import { IntercomClient } from 'intercom-client';",
            '',
            'const intercom = new IntercomClient({',
            "  token: process.env['GATEHOUSE_API_KEY'],",
            `  environment: '${rest}',`,
            '});',
            'const page = await intercom.contacts.list();',
          ].join('\n'),
        },
        environment,
      ],
    },
  ];
}
