import type { ScopeKey } from '@gatehouse/connector';
import { createSandbox } from '@gatehouse/sandbox';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startCalls } from '../../calls/testing/start-calls.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from '../mcp/http.ts';
import { restMount } from '../rest/rest.ts';

/** What an agent may have that must say nothing to customers. */
export const quiet: readonly ScopeKey[] = [
  'conversations:read',
  'conversations:note',
  'conversations:assign',
  'conversations:state',
  'tickets:read',
  'tickets:note',
];

export type Fields = Readonly<Record<string, unknown>>;

interface Part {
  readonly id: string;
  readonly part_type: string;
  readonly body?: string | null;
  readonly attachments?: readonly unknown[];
  readonly author?: { readonly type?: string };
}

export const eras = ['2025-11-25', '2026-07-28'] as const;

/** A small Intercom behind REST and MCP, and what customers see of it. */
export async function startQuiet() {
  const sandbox = createSandbox({ size: { contacts: 13, companies: 2, conversations: 4, articles: 1 }, rateLimit: 100_000 });
  const intercom = await sandbox.listen(0);
  const rooms = await startCalls(intercom.url);
  const token = sandbox.mintToken();
  const teammate = sandbox.admins.find(({ bot }) => !bot)?.id ?? '';
  const connection = await rooms.connect('main', token, teammate);
  const server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl }), mcpMount({ ...rooms, publicUrl })]);
  const clients: Client[] = [];

  const atIntercom = async (path: string, init: { method?: string; body?: object } = {}): Promise<Fields> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'intercom-version': '2.15' };
    const { method = 'GET', body } = init;
    const sent = await fetch(`${intercom.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return (await sent.json()) as Fields;
  };
  const idsOf = (list: unknown) => (list as { id: string }[]).map(({ id }) => id);
  const query = { field: 'created_at', operator: '>', value: 0 };

  /** Every part there is, and every message: of these a customer sees what is no note and says something. */
  async function parts(): Promise<Part[]> {
    const conversations = idsOf((await atIntercom('/conversations?per_page=150'))['conversations']);
    const tickets = idsOf((await atIntercom('/tickets/search', { method: 'POST', body: { query } }))['tickets']);
    const each = await Promise.all([
      ...conversations.map(async (id) => {
        const { source, conversation_parts } = (await atIntercom(`/conversations/${id}`)) as {
          source?: { id?: string; body?: string };
          conversation_parts: { conversation_parts: Part[] };
        };
        return [{ id: `source ${source?.id}`, part_type: 'source', body: source?.body ?? null }, ...conversation_parts.conversation_parts];
      }),
      ...tickets.map(async (id) => {
        const { ticket_parts } = (await atIntercom(`/tickets/${id}`)) as { ticket_parts: { ticket_parts: Part[] } };
        return ticket_parts.ticket_parts;
      }),
    ]);
    const sent = sandbox.ledger().filter(({ path }) => /^\/(?:messages|fin|conversations$)/.test(path));
    return [...each.flat(), ...sent.map(({ sequence }) => ({ id: `message ${sequence}`, part_type: 'message', body: 'sent' }))];
  }
  const isVisible = ({ part_type, body, attachments = [] }: Part) =>
    part_type !== 'note' && (Boolean(body) || attachments.length > 0 || /^(?:comment|quick_reply)$/.test(part_type));

  let counter = 0;
  return {
    sandbox,
    rooms,
    connection,
    teammate,
    url: server.url,
    /** Ids of what customers see. */
    visible: async () => (await parts()).filter(isVisible).map(({ id }) => id),
    newest: async (path: string): Promise<Part | undefined> => {
      const thing = await atIntercom(path);
      const held = (thing['conversation_parts'] ?? thing['ticket_parts']) as Readonly<Record<string, Part[]>>;
      return Object.values(held)
        .find((value) => Array.isArray(value))
        ?.at(-1);
    },
    atIntercom,
    first: async () => {
      const [conversation = '', other = ''] = idsOf((await atIntercom('/conversations?per_page=5'))['conversations']);
      const [ticket = ''] = idsOf((await atIntercom('/tickets/search', { method: 'POST', body: { query } }))['tickets']);
      const { contacts } = (await atIntercom(`/conversations/${conversation}`))['contacts'] as { contacts: { id: string }[] };
      const contact = (await atIntercom(`/contacts/${contacts[0]?.id}`)) as { id: string; email?: string; external_id?: string };
      const [team = ''] = idsOf((await atIntercom('/teams'))['teams']);
      return { conversation, other, ticket, contact, team };
    },
    /** Of a group of its own: refusals of one key are bounded. */
    secret: async (scopes: readonly ScopeKey[] = quiet) => {
      counter += 1;
      return (await rooms.group(`Quiet ${counter}`, [[connection, scopes]])).secret;
    },
    agent: async (secret: string, { era = eras[1], options = '' }: { era?: (typeof eras)[number]; options?: string } = {}) => {
      const mode = era === eras[0] ? 'legacy' : { pin: era };
      const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
      const requestInit = { headers: { authorization: `Bearer ${secret}` } };
      await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp${options}`), { requestInit }));
      clients.push(client);
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await server.close();
      await rooms.stop();
      await intercom.close();
      await sandbox.close();
    },
  };
}

export type Quiet = Awaited<ReturnType<typeof startQuiet>>;

/** What a tool answered. */
export async function use(client: Client, name: string, args: Fields): Promise<Record<string, unknown>> {
  const { content } = await client.callTool({ name, arguments: { ...args } });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Record<string, unknown>;
}
