import { answer } from '../../parts/answers.ts';
import { type Handler, query } from '../../parts/call.ts';
import { pageByCursor } from '../../parts/handlers.ts';
import { plainError, whatsappMessages } from '../whatsapp-messages/room.ts';

/** What became of each message of one rule. */
export const list: Handler = (call) => {
  const ruleset = query(call, 'ruleset_id');
  if (!ruleset) return answer(400, plainError(call.requestId, 'ruleset_id is required'));
  const own = call.world
    .of(whatsappMessages)
    .listed()
    .filter(({ ruleset_id }) => String(ruleset_id) === ruleset);
  const page = pageByCursor(call, whatsappMessages, { standard: 50, max: 100 }, own);
  const { next } = page.pages;
  return {
    type: 'list',
    ruleset_id: Number(ruleset),
    pages: {
      type: 'pages',
      per_page: page.pages.per_page,
      total_pages: page.pages.total_pages,
      ...(next ? { next: { starting_after: next.starting_after } } : {}),
    },
    total_count: page.total_count,
    events: page.rows.map(({ id, conversation_id, user_id, status, type, created_at, updated_at, template_name }) => ({
      id: `event_${id}`,
      conversation_id,
      user_id,
      status,
      type,
      created_at,
      updated_at,
      whatsapp_message_id: id,
      template_name,
    })),
  };
};
