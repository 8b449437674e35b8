/** What the mould must and must not let compile. The type check reads this file; nothing runs it. */
import * as z from 'zod';
import { type InputOf, operation } from './operation.ts';
import { Nothing } from './shared/answers.ts';

const whole = {
  name: 'things.get',
  route: 'GET /things/{thing_id}',
  summary: 'Get a thing',
  description: 'One thing.',
  asked: ['show one', 'what is it', 'look at it'],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'thing.read', target: 'thing_id' },
  since: '2.7',
  path: { thing_id: z.string() },
  output: z.object({ id: z.string() }),
  docs: '',
  examples: [{ title: 'One', input: { thing_id: '1' }, output: { id: '1' } }],
} as const;

const get = operation(whole);
// @ts-expect-error the field that the audit names has the type of its schema
get.input.parse({}) satisfies { thing_id: number };

const { effect: _effect, ...withoutEffect } = whole;
// @ts-expect-error every operation says what it does
operation(withoutEffect);
const { retry: _retry, ...withoutRetry } = whole;
// @ts-expect-error every operation says what happens when its answer is lost
operation(withoutRetry);
const { audit: _audit, ...withoutAudit } = whole;
// @ts-expect-error every operation is audited
operation(withoutAudit);
const { permissions: _permissions, ...withoutPermissions } = whole;
// @ts-expect-error every operation names Intercom's permission
operation(withoutPermissions);
const { path: _path, ...withoutPath } = whole;
// @ts-expect-error a parameter of the route has a schema
operation(withoutPath);
// @ts-expect-error people ask for it in three ways at least
operation({ ...whole, asked: ['show one', 'what is it'] });
const { asked: _asked, ...withoutAsked } = whole;
// @ts-expect-error how people ask for it is said
operation(withoutAsked);
// @ts-expect-error an example is there
operation({ ...whole, examples: [] });
// @ts-expect-error an example fits its input
operation({ ...whole, examples: [{ title: 'One', input: { thing: '1' }, output: { id: '1' } }] });
// @ts-expect-error a scope is one of the list
operation({ ...whole, scope: 'contacts:admire' });
// @ts-expect-error the verb of a name is one of the list
operation({ ...whole, name: 'things.admire' });
// @ts-expect-error the audit names a field of the input
operation({ ...whole, audit: { event: 'thing.read', target: 'other_id' } });
// @ts-expect-error a read may be repeated: its class says so
operation({ ...whole, retry: 'S' });
// @ts-expect-error a GET reads
operation({ ...whole, effect: 'update', retry: 'S' });
// @ts-expect-error a GET has no body
operation({ ...whole, body: { name: z.string() } });
// @ts-expect-error what changes something is not repeated like a read
operation({ ...whole, route: 'PUT /things/{thing_id}', effect: 'update', retry: 'R' });
operation({ ...whole, route: 'PUT /things/{thing_id}', effect: 'update', retry: 'S' });
// @ts-expect-error how it is found out what became of it is decided for whatever may not be sent again
operation({ ...whole, route: 'PUT /things/{thing_id}', effect: 'update', retry: 'D' });
operation({ ...whole, route: 'PUT /things/{thing_id}', effect: 'update', retry: 'D', reconcile: [{ by: 'person', why: 'Look there.' }] });
// @ts-expect-error a read leaves nothing to be found out
operation({ ...whole, reconcile: [{ by: 'person', why: 'Look there.' }] });
const output = z.object({ things: z.array(z.string()) });
const one = { title: 'All', input: { thing_id: '1' }, output: { things: [] as string[] } };
operation({ ...whole, output, examples: [one], paging: { form: 'none', items: 'things' } });
// @ts-expect-error the rows are a field of the answer
operation({ ...whole, output, examples: [one], paging: { form: 'none', items: 'rows' } });

const inVariants = operation({
  name: 'things.create',
  route: 'POST /things',
  summary: 'Create a thing',
  description: 'One thing.',
  asked: ['show one', 'what is it', 'look at it'],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look there.' }],
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'thing.created', target: 'size' },
  since: 'Preview',
  body: [z.strictObject({ kind: z.literal('a'), size: z.int() }), z.strictObject({ kind: z.literal('b') })],
  output: Nothing,
  docs: '',
  examples: [{ title: 'One', input: { kind: 'a', size: 1 }, output: undefined }],
});
type Input = InputOf<typeof inVariants>;
export const inputs: Input[] = [{ kind: 'a', size: 1 }, { kind: 'b' }];
// @ts-expect-error a variant's field is missing
export const lacking: Input = { kind: 'a' };

const body = { kind: z.enum(['a', 'b']), size: z.int().optional() };
const narrowed = { ...whole, name: 'things.update', route: 'PUT /things/{thing_id}', effect: 'update', retry: 'S', body } as const;
const made = [{ title: 'One', input: { thing_id: '1', kind: 'a' }, output: { id: '1' } }] as const;
const part = { scope: 'conversations:note', when: { kind: ['a'] }, fields: ['kind'], opens: 'a', description: 'a' } as const;
operation({ ...narrowed, examples: made, narrower: [part] });
// @ts-expect-error a narrower scope is one of the list
operation({ ...narrowed, examples: made, narrower: [{ ...part, scope: 'conversations:admire' }] });
// @ts-expect-error what it opens is said by fields of the operation
operation({ ...narrowed, examples: made, narrower: [{ ...part, fields: ['kinds'] }] });
// @ts-expect-error and by the words in them
operation({ ...narrowed, examples: made, narrower: [{ ...part, when: { kinds: ['a'] } }] });
