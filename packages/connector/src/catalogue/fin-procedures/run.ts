import { anytime, attributesAlone, FinAnswer, finUser, settings } from '../fin/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import type { Schema } from '../shared/resource.ts';

export const run = operation({
  name: 'fin_procedures.run',
  route: 'POST /fin/procedures/{procedure_id}/run',
  summary: 'Run a procedure of Fin',
  description:
    'Lets Fin run this procedure, and no other, in a new conversation of yours. fin_capabilities.list has the ids. What happens comes by webhook or ' +
    'stream; when it waits for the user, go on with fin.reply. Preview only.',
  asked: ['run a procedure of Fin', 'let the bot carry out the refund procedure', 'start a fixed flow of Fin for a user'],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Ask again: a conversation_id that Fin has already is refused.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.procedure_run', target: 'procedure_id' },
  since: 'Preview',
  path: { procedure_id: id('Id of the procedure.') },
  body: {
    conversation_id: id('A new id of yours for the conversation.'),
    user: finUser.describe('For whom it runs.'),
    message: anytime.describe('What it begins with.').optional(),
    conversation_metadata: attributesAlone,
    settings,
  },
  output: FinAnswer as Schema<FinAnswer & { procedure_id?: string | null | undefined }>,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/fin-agent/runfinprocedure',
  examples: [
    {
      title: 'Run a procedure',
      input: { procedure_id: '12345', conversation_id: 'ext-125', user: { id: '123456' } },
      output: { conversation_id: 'ext-125', user_id: '123456', procedure_id: '12345', status: 'thinking' },
    },
  ],
});
