import type { ScopeKey } from '@gatehouse/connector';
import type { Listening, Sandbox } from '@gatehouse/sandbox';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type CallsWorld, everyScope, startCalls } from '../../../calls/testing/start-calls.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';

/** A sandbox behind the door of MCP, and who comes in there. */
export interface Agents {
  readonly intercom: Listening;
  readonly rooms: CallsWorld;
  /** May do everything. */
  readonly agent: Client;
  /** One more agent, whose group has these scopes. */
  open(group: string, scopes: readonly ScopeKey[]): Promise<Client>;
  /** The sandbox, too. */
  close(): Promise<void>;
}

export interface AgentsOptions {
  /** Of the connection. */
  readonly token?: string;
  /** The teammate who connected; nobody is known as such unless told. */
  readonly adminId?: string;
  /** Of the address, such as `?mode=full`. */
  readonly query?: string;
  /** @default false */
  readonly experimental?: boolean;
}

export async function startAgents(
  sandbox: Sandbox,
  { token, adminId, query = '', experimental = false }: AgentsOptions = {},
): Promise<Agents> {
  const intercom = await sandbox.listen(0);
  const rooms = await startCalls(intercom.url, { experimental });
  const connection = await rooms.connect('main', token ?? sandbox.mintToken(), ...(adminId === undefined ? [] : [adminId]));
  const server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  const opened: Client[] = [];
  const open = async (group: string, scopes: readonly ScopeKey[]) => {
    const { secret } = await rooms.group(group, [[connection, [...scopes]]]);
    const client = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${secret}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp${query}`), { requestInit }));
    opened.push(client);
    return client;
  };
  return {
    intercom,
    rooms,
    agent: await open('Everything', everyScope),
    open,
    async close() {
      await Promise.all(opened.map((client) => client.close()));
      await server.close();
      await rooms.stop();
      await sandbox.close();
    },
  };
}

/** Every row of a list as Intercom itself gives it, page by page; `path` has a query. */
export async function rowsOfIntercom(intercom: Listening, token: string, path: string, items: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  for (let next: string | undefined = path; next !== undefined; ) {
    const response: Response = await fetch(new URL(next, intercom.url), { headers });
    const body = (await response.json()) as Record<string, unknown> & { pages?: { next?: string | { starting_after?: string } } };
    rows.push(...(body[items] as Record<string, unknown>[]));
    const following = body.pages?.next;
    if (typeof following === 'string') next = following;
    else if (following?.starting_after) next = `${path}&starting_after=${encodeURIComponent(following.starting_after)}`;
    else next = undefined;
  }
  return rows;
}
