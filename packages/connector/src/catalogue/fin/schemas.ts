import * as z from 'zod';
import { id } from '../shared/fields.ts';
import { loose, type Schema } from '../shared/resource.ts';

const said = z.strictObject({
  author: z.enum(['user', 'agent', 'fin']),
  body: z.string().max(100_000).describe('Text or HTML.'),
  // Fin takes two messages with the same time within five minutes for one.
  timestamp: z.iso.datetime({ offset: true }).describe('When, ISO 8601.'),
});
const attributes = z.record(z.string().max(255), z.unknown()).optional().describe('Ten at most.');

export const finUser = z.strictObject({
  id: id('Your own id of the user.'),
  name: z.string().max(255).optional(),
  email: z.string().max(500).optional(),
  attributes,
});

export const settings = z
  .strictObject({ email: z.boolean().describe('Whether Fin writes as in mails.').optional() })
  .describe('How Fin answers.')
  .optional();

/** A message that may go without a time. */
export const anytime = said.extend({ timestamp: said.shape.timestamp.optional() });

/** What Fin should know, without what was said. */
export const attributesAlone = z.strictObject({ attributes }).optional().describe('What Fin should know of the conversation.');

/** What a message to Fin consists of. */
export const messageFields = {
  conversation_id: id('Your own id of the conversation.'),
  message: said.describe('What the user said.'),
  user: finUser.describe('Who said it.'),
  attachments: z
    .array(
      z.strictObject({
        type: z.enum(['url', 'file']),
        url: z.url().optional(),
        name: z.string().max(255).optional(),
        content_type: z.string().max(255).optional(),
        data: z.string().optional(),
      }),
    )
    .max(10)
    .optional()
    .describe('Up to ten: a url, or a file by name, content_type and data (base64).'),
};

const metadataOf = <Message extends z.ZodType>(message: Message) =>
  z
    .strictObject({ history: z.array(message).max(10).optional().describe('What was said before, the last ten.'), attributes })
    .optional()
    .describe('What Fin should know of the conversation.');

export const conversationMetadata = metadataOf(said);
/** Of messages that may go without a time. */
export const timelessMetadata = metadataOf(anytime);

const finAnswer = loose({
  conversation_id: z.string().nullish(),
  user_id: z.string().nullish(),
  status: z.string().nullish(),
  created_at_ms: z.string().nullish(),
  errors: loose({
    user: loose({ attributes: z.record(z.string(), z.unknown()).nullish() }).nullish(),
    conversation: loose({ attributes: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  }).nullish(),
  sse_subscription_url: z.string().nullish(),
});

/** That Fin has the message; what it says comes later, by webhook or as a stream. */
export interface FinAnswer extends z.output<typeof finAnswer> {}
export const FinAnswer: Schema<FinAnswer> = finAnswer;
