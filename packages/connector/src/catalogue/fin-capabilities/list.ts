import * as z from 'zod';
import { finUser } from '../fin/schemas.ts';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';

export const list = operation({
  name: 'fin_capabilities.list',
  route: 'POST /fin/capabilities',
  summary: 'List what Fin can do for a user',
  description:
    'What Fin can do for one user: the procedures that may be run for them (fin_procedures.run), and whether it can be asked or answered. A user ' +
    'that Intercom does not know is added, and one that it knows is updated from what is given. Preview only.',
  // A question by its name; but it adds or updates the user whom it is about.
  asked: ['what can Fin do for this user', 'which procedures may the bot run', 'is the bot able to help here'],
  effect: 'update',
  retry: 'S',
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.capabilities_listed' },
  since: 'Preview',
  body: { user: finUser.describe('For whom.') },
  output: loose({
    version: z.string().nullish(),
    capabilities: z
      .array(
        loose({
          type: z.string().nullish(),
          id: z.string().nullish(),
          name: z.string().nullish(),
          description: z.string().nullish(),
          endpoint: z.string().nullish(),
          method: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/fin-agent/listfincapabilities',
  examples: [
    {
      title: 'For one user',
      input: { user: { id: '123456' } },
      output: { version: 'Preview', capabilities: [{ type: 'procedure', id: '12345', name: 'Reset password' }, { type: 'ask' }] },
    },
  ],
});
