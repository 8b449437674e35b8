import type { Random } from '../../packages/sandbox/src/parts/random.ts';

/** A write that carries its mark into Intercom's ledger, however it is asked for. */
export interface Wanted {
  readonly mark: string;
  readonly operation: string;
  /** Over REST: Intercom's own address. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Over MCP. */
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the caller names the write by; without it the gateway has only the arguments to know a repeat by. */
  readonly key: string | undefined;
  readonly surface: 'rest' | 'mcp';
}

export interface Scene {
  readonly conversations: readonly string[];
  readonly adminId: string;
}

type Kind = (mark: string, random: Random, scene: Scene) => Pick<Wanted, 'operation' | 'path' | 'body' | 'tool' | 'input'>;

const part =
  (messageType: 'note' | 'comment'): Kind =>
  (mark, random, { conversations, adminId }) => {
    const conversation_id = random.pick(conversations);
    const body = { type: 'admin', message_type: messageType, admin_id: adminId, body: `<p>On its way: ${mark}</p>` };
    return {
      operation: 'conversations.reply',
      path: `/conversations/${conversation_id}/reply`,
      body,
      tool: 'intercom_reply_to_conversation',
      input: { conversation_id, ...body },
    };
  };

const contact: Kind = (mark) => {
  const body = { role: 'user', external_id: mark, email: `${mark}@example.com` };
  const operation = 'contacts.create';
  return { operation, path: '/contacts', body, tool: 'intercom_run_write_operation', input: { operation, input: body } };
};

/** Weighted by how often they are listed: what customers see most. */
const kinds: readonly Kind[] = [part('comment'), part('comment'), part('note'), contact];

/** The writes of one run: the same for the same seed. Half of them are named by their caller, a quarter goes over MCP. */
export function wantedWrites(count: number, random: Random, scene: Scene): Wanted[] {
  return Array.from({ length: count }, (_, index) => {
    const mark = `proof-${index}-${random.hex(8)}`;
    const kind = random.pick(kinds)(mark, random, scene);
    return { mark, ...kind, key: random.chance(0.5) ? `key-${mark}` : undefined, surface: random.chance(0.25) ? 'mcp' : 'rest' };
  });
}
