import { operations } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { askedAgain } from '../../audit/outcome.ts';
import { phraseOf } from './grammar.ts';
import { readWords, said, verbs } from './said.ts';

type Row = Partial<Parameters<typeof said>[0]>;
const row = (change: Row) => ({
  operation: 'conversations.reply',
  variant: null,
  event: 'e.e',
  target: null,
  outcome: 'ok' as const,
  errorCode: null,
  explanation: null,
  ...change,
});
const sentence = (change: Row) => {
  const { before, about, after } = said(row(change));
  return `${before}${about ?? ''}${after}`;
};

test.each<[Row, string]>([
  [{ variant: 'note', target: '215' }, 'replied to conversation 215, as an internal note'],
  [{ variant: 'comment', target: '215', outcome: 'denied' }, 'was not allowed to reply to conversation 215, visible to the customer'],
  [
    { variant: 'comment', target: '215', outcome: 'unknown' },
    'tried to reply to conversation 215, visible to the customer: nobody knows whether it was done',
  ],
  [
    { variant: 'comment', target: '215', explanation: askedAgain },
    'replied to conversation 215, visible to the customer: asked for again, and not sent again',
  ],
  [{ target: '215', outcome: 'denied', errorCode: 'request_malformed' }, 'could not reply to conversation 215'],
  [
    { operation: 'conversations.manage', variant: 'assign', target: '215', outcome: 'denied', errorCode: 'input_invalid' },
    'could not assign conversation 215: the input was invalid',
  ],
  [{ target: '215', outcome: 'failed', errorCode: 'input_invalid' }, 'could not reply to conversation 215: the input was invalid'],
  [{ target: '215', outcome: 'denied', errorCode: 'scope_missing' }, 'was not allowed to reply to conversation 215'],
  [
    { operation: 'raw_requests.send', event: 'raw_request.sent', target: '/moon', outcome: 'denied' },
    'was not allowed to send a raw request: /moon',
  ],
  [
    { operation: 'raw_requests.send', event: 'raw_request.sent', target: '/moon', outcome: 'failed' },
    'could not send a raw request: /moon',
  ],
  [{ operation: 'raw_requests.send', event: 'raw_request.sent', target: '/moon' }, 'sent a raw request: /moon'],
  [
    { operation: 'machine.reset', event: 'member.reset_link_made', target: 'a@b.example', outcome: 'failed' },
    ': member reset link made: a@b.example, which failed',
  ],
  [{ operation: 'moon.land', event: 'operation.unknown', outcome: 'denied' }, ': operation unknown, which was refused'],
  [{ target: '215', outcome: 'pending' }, 'has begun to reply to conversation 215'],
  [{ variant: 'of a version that is gone', target: '215' }, 'replied to conversation 215'],
  [{ operation: 'conversations.manage', variant: 'close', target: '215' }, 'closed conversation 215'],
  [{ operation: 'conversations.manage', target: '215' }, 'closed, opened, snoozed or assigned conversation 215'],
  [{ operation: 'company_contacts.list', target: '7' }, "listed company 7's contacts"],
  [{ operation: 'contacts.get', target: '7', outcome: 'failed' }, 'could not read contact 7'],
  [{ operation: 'contacts.create', target: 'own-7' }, 'created a contact (external id own-7)'],
  [{ operation: 'tags.create', target: 'VIP' }, 'created or renamed a tag, or tagged or untagged many (name VIP)'],
  [{ operation: 'contacts.bulk_delete' }, 'began to delete many contacts in the background'],
  [{ operation: 'contacts.bulk_delete', outcome: 'failed' }, 'could not delete many contacts in the background'],
  [{ operation: 'admins.me' }, 'found out who the connection acts as'],
  [{ operation: 'conversations.reply', event: 'write.settled', target: '215' }, 'found out what became of a write: 215'],
  [{ operation: 'keys.create', target: 'Claude' }, 'created a key: Claude'],
  [{ operation: 'experimental.set', event: 'experimental.set', variant: 'on' }, 'switched experimental operations on'],
  [{ operation: 'experimental.set', event: 'experimental.set', variant: 'off' }, 'switched experimental operations off'],
  [{ operation: 'experimental.set', event: 'experimental.set' }, 'switched experimental operations on or off'],
  [{ operation: 'groups.set_grant', target: 'Support' }, 'changed what a group may do: Support'],
  [
    { operation: 'keys.verify', event: 'key.refused', target: 'gh_Ab… from 192.0.2.1', outcome: 'denied' },
    ': key refused: gh_Ab… from 192.0.2.1',
  ],
])('%j is told as "%s"', (change, words) => {
  expect(sentence(change)).toBe(words);
});

test('every verb of a summary is told in the past as English has it', () => {
  const past = Object.fromEntries([...verbs].sort().map((verb) => [verb, phraseOf(`${verb} it`, verbs).past.slice(0, -3)]));
  expect(past).toMatchInlineSnapshot(`
    {
      "add": "added",
      "answer": "answered",
      "archive": "archived",
      "ask": "asked",
      "assign": "assigned",
      "begin": "began",
      "block": "blocked",
      "bring": "brought",
      "cancel": "canceled",
      "change": "changed",
      "check": "checked",
      "close": "closed",
      "connect": "connected",
      "count": "counted",
      "create": "created",
      "delete": "deleted",
      "disconnect": "disconnected",
      "dismiss": "dismissed",
      "download": "downloaded",
      "enter": "entered",
      "export": "exported",
      "find": "found",
      "forget": "forgot",
      "get": "read",
      "give": "gave",
      "go": "went",
      "hand": "handed",
      "invite": "invited",
      "join": "joined",
      "let": "let",
      "link": "linked",
      "list": "listed",
      "make": "made",
      "merge": "merged",
      "move": "moved",
      "open": "opened",
      "opt": "opted",
      "prepare": "prepared",
      "publish": "published",
      "put": "put",
      "rate": "rated",
      "record": "recorded",
      "redact": "redacted",
      "register": "registered",
      "remove": "removed",
      "rename": "renamed",
      "replace": "replaced",
      "reply": "replied",
      "revoke": "revoked",
      "run": "ran",
      "save": "saved",
      "search": "searched",
      "see": "looked at",
      "send": "sent",
      "set": "set",
      "settle": "settled",
      "show": "showed",
      "sign": "signed",
      "snooze": "snoozed",
      "switch": "switched",
      "tag": "tagged",
      "take": "took",
      "tell": "told",
      "try": "tried",
      "turn": "turned",
      "unlink": "unlinked",
      "untag": "untagged",
      "update": "updated",
      "upload": "uploaded",
      "withdraw": "withdrew",
      "write": "wrote",
    }
  `);
});

test('every operation has a sentence, with what it was done to in it', () => {
  for (const { name: operation, audit } of operations) {
    for (const variant of [null, ...(audit.variants ?? []).map(({ key }) => key)]) {
      const words = sentence({ operation, variant, event: audit.event, target: audit.target === undefined ? null : 'id 7' });
      expect(words, operation).toMatch(/^[a-z]/);
      expect(words.includes('id 7'), words).toBe(audit.target !== undefined);
    }
  }
});

test('a search is for words that tell rows apart, in the sentences and out of them', () => {
  const [claude, replied, note, ...none] = readWords(' Claude, who replied as a note');
  expect(none).toEqual([]);
  expect(claude).toEqual({ text: 'Claude', operations: [], outcomes: [] });
  expect(replied?.operations).toContainEqual({ operation: 'conversations.reply', variant: null });
  expect(replied?.operations).not.toContainEqual({ operation: 'conversations.get', variant: null });
  expect(note?.operations).toContainEqual({ operation: 'conversations.reply', variant: 'note' });
  expect(note?.operations).not.toContainEqual({ operation: 'conversations.reply', variant: 'comment' });
  expect(readWords('reply')[0]?.operations).toContainEqual({ operation: 'tickets.reply', variant: null });
  expect(readWords('refused')[0]?.outcomes).toEqual(['denied']);
  expect(readWords('customer:')[0]?.text).toBe('customer');
  expect(readWords('Ada’s key, an “id”').map(({ text }) => text)).toEqual(['Ada', 'key']);
  expect(readWords('x '.repeat(100))).toEqual([]);
  expect(readWords('word '.repeat(100))).toHaveLength(8);
});
