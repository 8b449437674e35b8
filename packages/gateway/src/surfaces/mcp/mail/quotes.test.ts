import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../../calls/testing/start-calls.ts';
import { startIntercom } from '../../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';
import { ownWords } from './own-words.ts';

const own = '<div>Please cancel.</div>';
const quoted = '<blockquote type="cite"><div>Do you want to cancel?</div></blockquote>';
const part = { type: 'conversation_part', id: '2', part_type: 'comment', body: `${own}${quoted}` };
const typed = {
  type: 'conversation_part',
  id: '3',
  part_type: 'comment',
  body: 'Yes.\n\nOn 3 Nov 2026, Help <h@x.example> wrote:\n> Really?',
};
const source = { type: 'conversation', id: '1', body: `${own}${quoted}` };
const conversation = { type: 'conversation', id: '512', source, conversation_parts: { conversation_parts: [part, typed], total_count: 2 } };

const ticketPart = { type: 'ticket_part', id: '9', part_type: 'comment', body: `<p>Dear Ann,</p>${quoted}` };
const ticket = { type: 'ticket', id: '7', ticket_parts: { type: 'ticket_part.list', ticket_parts: [ticketPart], total_count: 1 } };

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;

beforeAll(async () => {
  intercom = await startIntercom(({ path }) => ({
    status: 200,
    body: path.startsWith('/tickets/')
      ? ticket
      : path.endsWith('/512')
        ? conversation
        : { type: 'conversation.list', conversations: [conversation], total_count: 1 },
  }));
  rooms = await startCalls(intercom.url);
  const { secret } = await rooms.group('Everything', [[await rooms.connect('main', 'tok'), everyScope]]);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${secret}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp?mode=full`), { requestInit }));
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

const use = async (name: string, args: Record<string, unknown>) => {
  const { content, isError } = await client.callTool({ name, arguments: args });
  return { text: (content as { text: string }[])[0]?.text ?? '', isError: isError === true };
};

describe('quotes: false', () => {
  const without = 'Please cancel.\\n[quoted text left out: 24 characters]';
  const within = 'Please cancel.\\n> Do you want to cancel?';

  test.each<[string, Record<string, unknown>]>([
    ['intercom_get_conversation_by_id', { conversation_id: '512' }],
    ['intercom_list_conversations', {}],
    ['intercom_list_conversations', { where: [{ field: 'id', operator: '=', value: '512' }] }],
    ['intercom_search_conversations', { query: { field: 'state', operator: '=', value: 'open' } }],
    ['intercom_run_read_operation', { operation: 'conversations.get', input: { conversation_id: '512' } }],
  ])('leaves out of %s what a mail quotes, and says how much', async (name, args) => {
    const withQuotes = (quotes: unknown) =>
      args['input'] ? { ...args, input: { ...(args['input'] as object), quotes } } : { ...args, quotes };
    expect((await use(name, args)).text).toContain(within);
    expect((await use(name, withQuotes(true))).text).toContain(within);
    expect((await use(name, withQuotes(false))).text).toContain(without);
    expect((await use(name, withQuotes('false'))).text).toContain(without);
  });

  test('holds for mails in plain text, too', async () => {
    const { text } = await use('intercom_get_conversation_by_id', { conversation_id: '512', quotes: false });
    expect(text).toContain('"body":"Yes.\\n[quoted text left out: 50 characters]"');
  });

  test('holds for what is said on a ticket', async () => {
    const ask = (more: object) => use('intercom_run_read_operation', { operation: 'tickets.get', input: { ticket_id: '7', ...more } });
    expect((await ask({})).text).toContain('"body":"Dear Ann,\\n> Do you want to cancel?"');
    expect((await ask({ quotes: false })).text).toContain('"body":"Dear Ann,\\n[quoted text left out: 24 characters]"');
  });

  test('is refused by name where it is neither true nor false, or where there is no mail', async () => {
    const wrong = await use('intercom_get_conversation_by_id', { conversation_id: '512', quotes: 'some' });
    expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('quotes is true, or false') });
    const none = await use('intercom_run_read_operation', { operation: 'contacts.get', input: { contact_id: '1', quotes: false } });
    expect(none).toMatchObject({ isError: true, text: expect.stringContaining('"field":"quotes"') });
  });

  test('stands beside the fields of what reads mail, and of nothing else', async () => {
    const { tools } = await client.listTools();
    const with_ = tools.filter(({ inputSchema }) => Object.hasOwn(inputSchema.properties ?? {}, 'quotes')).map(({ name }) => name);
    expect(with_.sort()).toEqual([
      'intercom_get_conversation_by_id',
      'intercom_list_conversations',
      'intercom_search_conversations',
      'tickets_get',
      'tickets_search',
    ]);
    expect(tools.filter(({ name, annotations }) => with_.includes(name) && annotations?.readOnlyHint !== true)).toEqual([]);
  });
});

describe('lines that mail programs write', () => {
  const quote = '\n> Hello?';
  test.each([
    'On Tue, Nov 3, 2026 at 9:14 AM Help <help@shop.example> wrote:',
    'Am 03.11.2026 um 09:14 schrieb Laden <hilfe@laden.example>:',
    'Le mar. 3 nov. 2026 à 09:14, Aide <aide@boutique.example> a écrit :',
    'El mar, 3 nov 2026 a las 9:14, Ayuda (<ayuda@tienda.example>) escribió:',
    'Il giorno mar 3 nov 2026 alle ore 09:14 Aiuto <aiuto@negozio.example> ha scritto:',
    'Em ter., 3 de nov. de 2026 às 09:14, Ajuda <ajuda@loja.example> escreveu:',
    'Op di 3 nov 2026 om 09:14 schreef Hulp <hulp@winkel.example>:',
    'W dniu 3.11.2026 o 09:14, Pomoc napisał(a):',
    'вт, 3 нояб. 2026 г. в 09:14, Помощь <help@shop.example>:',
    '2026年11月3日(火) 9:14 サポート <help@mise.example>:',
    'Help <help@shop.example> 于2026年11月3日周二 09:14写道：',
    '2026년 11월 3일 (화) 오전 9:14, 고객센터 <help@shop.example>님이 작성:',
    'בתאריך יום ג׳, 3 בנוב׳ 2026 ב-9:14 מאת ‪Help‬‏ <‪help@shop.example‬‏>:',
  ])('who wrote what is quoted: %s', (line) => {
    expect(ownWords(`Yes.\n\n${line}${quote}`)).toBe(`Yes.\n[quoted text left out: ${line.length + quote.length} characters]`);
  });

  test.each([
    '-----Original Message-----',
    '-----Ursprüngliche Nachricht-----',
    "-----Message d'origine-----",
    '-----Mensaje original-----',
    '-------- Исходное сообщение --------',
    '-----元のメッセージ-----',
    '________________________________\nFrom: Help <help@shop.example>\nSent: Tuesday 9:14\nTo: Kim\nSubject: Hi',
    'Van: Hulp <hulp@winkel.example>\nVerzonden: dinsdag 3 november 2026 09:14\nAan: Kim\nOnderwerp: Hoi',
    'De : Aide <aide@boutique.example>\nEnvoyé : mardi 3 novembre 2026 09:14\nÀ : Kim\nObjet : Bonjour',
    'מאת: עזרה <help@shop.example>\nנשלח: יום שלישי 09:14\nאל: קים\nנושא: שלום',
  ])('the old message, from there on: %s', (head) => {
    expect(ownWords(`Yes.\n${head}\nold`)).toMatch(/^Yes\.\n\[quoted text left out: \d+ characters\]$/);
  });

  test.each([
    'Sent from my iPhone',
    'Sent from Outlook for Android',
    'Get Outlook for iOS',
    'Von meinem iPad gesendet',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Отправлено с iPhone',
    'iPhoneから送信',
    '发自我的iPhone',
    'أُرسلت من الـ iPhone',
    'נשלח מה-iPhone שלי',
    '-- \nKim\nAcme',
  ])('below a mail: %s', (line) => {
    expect(ownWords(`Yes.\n\n${line}`)).toMatch(/^Yes\.\n\[signature left out: \d+ characters\]$/);
  });

  test.each([
    'Sent from my office, the parcel has not arrived.',
    'He wrote:',
    'In 2026 they wrote: no.',
    'From: Berlin\nTo: Paris',
    '> a greater sign\nand more',
    'a -- b',
    'Begin forwarded message:\n\nFrom: A <a@x.example>\nDate: 3 Nov 09:14\nTo: B\n\nHi',
  ])('what somebody wrote stays: %s', (line) => {
    expect(ownWords(`Yes.\n${line}`)).toBe(`Yes.\n${line}`);
  });

  test('a long text costs its length: each line is looked at once for each pattern', () => {
    const long = 'On a 1 '.repeat(20_000);
    expect(ownWords(`${long}:\n> x`)).toBe(`${long}:\n> x`.replace(/\n> x$/, '\n[quoted text left out: 3 characters]'));
  });
});
