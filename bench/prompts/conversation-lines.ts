import type { Conversation } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { asRead } from '../tasks/state.ts';
import { field, type Row, text, type Value } from '../tasks/task.ts';

/** How it begins, by which one knows it; how links and pictures are shown is not asked here. */
const beginning = (words: string) => words.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, 24);

/** What a list of conversations must say of each. */
export const lineOf = ({ id, state, source }: Conversation): Value => ({ id, state, asks: beginning(asRead(source?.body ?? '')) });
export const line = (row: Row): Value => ({
  id: text(row, 'id'),
  state: text(row, 'state'),
  asks: beginning(text(field(row, 'source') as Row | undefined, 'body') || text(row, 'source.body')),
});

/** What the gateway says beside the rows, not what customers wrote. */
export const notesOf = ({ rows: _, ...rest }: Row): string => JSON.stringify(rest);
