import { type Call, idOf, param, secondsOf, textOf } from '../../parts/call.ts';
import { escapeHtml } from '../../parts/html.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { namedAdmin } from '../admins/room.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { type Author, adminAuthor, contactAuthor } from './authors.ts';
import { type Attachment, type Conversation, conversations, type Part, type PartType } from './room.ts';

const maxAttachments = 10;

/** The part that a body adds, and to what. */
export function readReply(call: Call): { conversation: Conversation; part: Part } {
  const speaker = readSpeaker(call);
  const conversation = findConversation(call, speaker.contact);
  return { conversation, part: readPart(call, speaker) };
}

/** Who speaks: a teammate, or a contact by id, external id or email. */
export function readSpeaker(call: Call): Speaker {
  const type = textOf(call.body, 'type');
  if (type === undefined || type === null) throw missing('type');
  if (type !== 'admin' && type !== 'user') throw invalid("Type isn't an option", 'type');
  return type === 'admin' ? { author: adminAuthor(namedAdmin(call)), contact: undefined } : findSpeaker(call);
}

/** What is said. */
export function readPart(call: Call, { author, contact }: Speaker): Part {
  const { body } = call;
  const partType = messageType(body['message_type'], contact ? 'user' : 'admin');
  const attachments = attachmentsOf(call);
  const text = textOf(body, 'body') ?? (contact && partType === 'quick_reply' ? chosen(body) : '');
  if (text.trim() === '' && attachments.length === 0 && partType !== 'quick_reply') throw invalid('Body is required', 'body');
  const at = secondsOf(body, 'created_at') ?? call.now;
  if (at > call.now) throw invalid('created_at must not be in the future', 'created_at');
  return {
    id: call.newNumber(45_000_000_000),
    part_type: partType,
    body: text.trim() === '' ? null : wrap(text),
    created_at: at,
    author,
    assigned_to: null,
    attachments,
  };
}

/** A contact answers a quick reply with the button that it presses. */
function chosen({ reply_options }: Call['body']): string {
  const [option] = Array.isArray(reply_options) ? (reply_options as readonly unknown[]) : [];
  if (typeof option !== 'object' || option === null || !('text' in option)) throw missing('reply_options');
  return String(option.text);
}

export interface Speaker {
  author: Author;
  contact: Contact | undefined;
}

function findSpeaker({ body, world }: Call): Speaker {
  const [id, email, userId] = [idOf(body['intercom_user_id']), textOf(body, 'email'), idOf(body['user_id'])];
  if (id === undefined && !email && userId === undefined) throw missing('intercom_user_id, user_id or email');
  const people = world.of(contacts);
  const contact =
    id !== undefined ? people.get(id) : userId !== undefined ? people.find('external_id', userId) : people.find('email', email ?? '');
  if (!contact || !isLive(contact)) throw userNotFound();
  return { author: contactAuthor(contact), contact };
}

/** `last` is the newest conversation of the contact who speaks, or of the workspace when a teammate does. */
function findConversation(call: Call, contact: Contact | undefined): Conversation {
  const id = param(call, 'conversation_id');
  const all = call.world.of(conversations);
  const conversation = id === 'last' ? all.listed().find((one) => !contact || one.contact_ids.includes(contact.id)) : all.get(id);
  if (!conversation) throw notFound();
  if (contact && !conversation.contact_ids.includes(contact.id)) {
    throw new ApiError(403, 'forbidden', 'The contact is not a participant of this conversation');
  }
  return conversation;
}

function messageType(value: unknown, type: 'admin' | 'user'): PartType {
  if (value === undefined || value === null) throw missing('message_type');
  const allowed: readonly unknown[] = type === 'admin' ? ['comment', 'note', 'quick_reply'] : ['comment', 'quick_reply'];
  if (!allowed.includes(value)) throw invalid("Message Type isn't an option", 'message_type');
  return value as PartType;
}

function attachmentsOf({ body }: Call): Attachment[] {
  const urls = body['attachment_urls'] ?? [];
  const files = body['attachment_files'] ?? [];
  if (!Array.isArray(urls) || !Array.isArray(files)) throw invalid('Attachments must be an array');
  if (urls.length > maxAttachments || files.length > maxAttachments) throw invalid(`At most ${maxAttachments} attachments are allowed`);
  const plain = { type: 'upload' } as const;
  const linked = urls.map((url: unknown) => {
    if (typeof url !== 'string' || !URL.canParse(url)) throw invalid('attachment_urls must be URLs', 'attachment_urls');
    const name = new URL(url).pathname.split('/').at(-1) || 'file';
    return { ...plain, name, url, content_type: 'application/octet-stream', filesize: 0 };
  });
  const sent = (files as Record<string, unknown>[]).map((file) => {
    const { name, data, content_type } = file ?? {};
    if (typeof name !== 'string' || typeof data !== 'string' || typeof content_type !== 'string') {
      throw invalid('attachment_files need name, content_type and data', 'attachment_files');
    }
    const url = `https://downloads.workspace.example/${encodeURIComponent(name)}`;
    return { ...plain, name, url, content_type, filesize: Buffer.from(data, 'base64').length };
  });
  return [...linked, ...sent];
}

/** Bodies come back as paragraphs; what is no HTML yet becomes it. */
export function wrap(body: string): string {
  const trimmed = body.trim();
  if (/^<(p|h[1-6]|ul|ol|div|pre|table)\b/i.test(trimmed)) return trimmed;
  const html = /<\/?[a-z][^>]*>/i.test(trimmed) ? trimmed : escapeHtml(trimmed).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
  return html
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** A note changes nothing but the time; a teammate's answer ends the waiting; a contact's opens the conversation again. */
export function afterReply({ waiting_since }: Conversation, { part_type, author }: Part, now: number): Partial<Conversation> {
  if (part_type === 'note') return { updated_at: now };
  if (author.type === 'admin' || author.type === 'bot') return { updated_at: now, waiting_since: null };
  return { updated_at: now, state: 'open', read: false, snoozed_until: null, waiting_since: waiting_since ?? now };
}
