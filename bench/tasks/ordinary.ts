/** What an ordinary model does again and again, whatever the task: each of these counts its calls like any other. */
import { type Answered, type Ask, type Conclusion, giveUp, type Row, text } from './task.ts';

/** All rows of a list, page after page, as long as the answer says that there are more. */
export async function everyPage(ask: Ask, tool: string, args: Record<string, unknown>): Promise<Row[]> {
  const found: Row[] = [];
  for (let extra: object | undefined = {}; extra; ) {
    const page: Answered = await ask(tool, goingOn(args, extra));
    if (page.isError) giveUp(`${tool} is refused: ${page.text.slice(0, 200)}`);
    found.push(...page.rows);
    extra = page.body['next'] as object | undefined;
  }
  return found;
}

/** The fields of `next` are added to the call; those of a group within it, too. */
export const goingOn = (args: Record<string, unknown>, extra: object): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set([...Object.keys(args), ...Object.keys(extra)])].map((key) => {
      const [own, added] = [args[key], (extra as Record<string, unknown>)[key]];
      const both = typeof own === 'object' && own !== null && typeof added === 'object' && added !== null;
      return [key, both ? { ...own, ...added } : (added ?? own)];
    }),
  );

/** Looks an operation up in plain words and, when only its name came, once more by its name, for its input. */
export async function findOperation(ask: Ask, words: string, name: string): Promise<void> {
  const hits = await ask('intercom_search_operations', { query: words });
  if (!hits.text.includes(`"${name}"`)) giveUp(`"${words}" does not find ${name}`);
  if (!describes(hits, name)) await ask('intercom_search_operations', { query: name });
}

function describes({ body }: Answered, name: string): boolean {
  const operations = (body['operations'] ?? []) as readonly Row[];
  return operations.some(({ operation, input }) => operation === name && input !== undefined);
}

export const read = (ask: Ask, operation: string, input: Record<string, unknown> = {}) =>
  ask('intercom_run_read_operation', { operation, input });
export const write = (ask: Ask, operation: string, input: Record<string, unknown>) =>
  ask('intercom_run_write_operation', { operation, input });

/** Nothing lists teammates, so that one looks for it. The id of each by name. */
export async function teammates(ask: Ask): Promise<Map<string, string>> {
  await ask('intercom_search_operations', { query: 'list teammates' });
  const { rows } = await read(ask, 'admins.list');
  return new Map(rows.map((row) => [text(row, 'name'), text(row, 'id')]));
}

/** Their names are told by an operation whose name the description of another gives as an example. */
export async function tagsByName(ask: Ask): Promise<Map<string, string>> {
  const { rows } = await read(ask, 'tags.list');
  return new Map(rows.map((row) => [text(row, 'name'), text(row, 'id')]));
}

/** A company by the name that somebody says, and where that finds none, by the name as names are written. */
export async function companyNamed(ask: Ask, name: string): Promise<Row> {
  const written = name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  for (const guess of new Set([name, written])) {
    const { rows } = await ask('intercom_list_companies', { name: guess });
    if (rows[0]) return rows[0];
  }
  return giveUp(`no company is found by "${name}"`);
}

export const peopleOf = (ask: Ask, company: Row): Promise<Row[]> =>
  everyPage(ask, 'intercom_list_attach_contacts_to_company', { company_id: text(company, 'id'), per_page: 50 });

export const conversation = (ask: Ask, id: string) => ask('intercom_get_conversation_by_id', { conversation_id: id });

/** Conversations that fit all of the filters. */
export const searchConversations = (ask: Ask, filters: readonly Filter[], more: object = {}) =>
  ask('intercom_search_conversations', { query: query(filters), ...more });

/** The number of conversations that fit, asked for as a number. */
export const howMany = async (ask: Ask, filters: readonly Filter[]) => counted(await searchConversations(ask, filters, { count: true }));

/** What `count` answers. */
export function counted(answered: Answered): Conclusion {
  if (answered.isError) giveUp(answered.text);
  return { value: Number(answered.body['count']), ...(answered.body['incomplete'] ? { told: String(answered.body['incomplete']) } : {}) };
}

export type Filter = readonly [field: string, operator: string, value: unknown];

export const query = (filters: readonly Filter[]) => {
  const all = filters.map(([field, operator, value]) => ({ field, operator, value }));
  return all.length === 1 ? all[0] : { operator: 'AND', value: all };
};
