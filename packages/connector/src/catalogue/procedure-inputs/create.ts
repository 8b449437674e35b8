import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

export const create = operation({
  name: 'procedure_inputs.create',
  route: 'POST /procedures/{conversation_id}/collect_agent_input',
  summary: 'Answer a procedure that waits for a person',
  description:
    'Gives a procedure of Fin what it waits for at a step where a person decides; it then goes on. step_id and the attributes come with the webhook ' +
    'procedure.hitl_notification.created, and each of them needs a value of its type. It is taken once. Preview only.',
  asked: ['answer a procedure of Fin that waits for a person', 'approve the step of the bot', 'the bot asks for a decision, give it'],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Send it again: what was taken is refused the second time (409).' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'procedure_input.created', target: 'conversation_id' },
  since: 'Preview',
  path: { conversation_id: id('Id of the conversation in which it waits.') },
  body: {
    step_id: id('Of the webhook: which step waits.'),
    attribute_values: z
      .array(
        z.strictObject({
          identifier: id('Of the webhook: which attribute.'),
          value: stricterThan(
            z.json(),
            z.union([z.string().max(10_000), z.number(), z.boolean()]).describe('Of a list, the id of the option.'),
          ),
        }),
      )
      .min(1)
      .max(100)
      .describe('A value for each attribute that is asked for.'),
  },
  output: loose({}),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/procedures/collectprocedureagentinput',
  examples: [
    {
      title: 'Approve',
      input: {
        conversation_id: '215474207061545',
        step_id: 'd5b81f72-adb9-4317-b973-75b3c3624c09',
        attribute_values: [{ identifier: 'workflow_local_variables.72c5a6b3', value: true }],
      },
      output: {},
    },
  ],
});
