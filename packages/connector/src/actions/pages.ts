import { loadOperation, type OperationName } from '../catalogue/index.ts';
import { nextInput } from '../client/pages.ts';
import { type ActionContext, type ActionResult, call } from './action.ts';
import { type ActionInput, type Inputs, invalid } from './inputs.ts';

type To = ActionInput['to'];

export const fetchAllInput: ActionInput = {
  label: 'Fetch All',
  help: 'Every page, in one list.',
  kind: 'boolean',
  default: false,
  to: [],
};

export const pageInput = (to: To): ActionInput => ({ label: 'Page', help: 'Which page, from 1.', kind: 'number', to });
export const perPageInput = (to: To, most: number): ActionInput => ({
  label: 'Per Page',
  help: `Rows a page: 15 unless told, ${most} at most.`,
  kind: 'number',
  default: 15,
  to,
});
export const orderInput = (to: To): ActionInput => ({
  label: 'Order',
  help: 'asc or desc, by when they were made. Left alone, the order is that of Intercom’s list. With an order, one made in the last minutes may be missing.',
  kind: 'text',
  choices: ['asc', 'desc'],
  to,
});
export const startingAfterInput = (to: To): ActionInput => ({
  label: 'Starting After Cursor',
  help: 'pages.next.starting_after of the page before.',
  kind: 'text',
  to,
});

const without = (input: Inputs): Inputs =>
  Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) => {
      if (value === undefined) return [];
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? without(value as Inputs) : value;
      return [[key, inner] as const];
    }),
  );

/** One page by its number, or every page, of a list that knows the next page only. */
export async function walkToPage(
  context: ActionContext,
  name: OperationName,
  input: Inputs,
  { page = 1, fetch_all = false }: Inputs,
  rows: string,
): Promise<ActionResult> {
  const operation = await loadOperation(name as string);
  if (typeof page !== 'number' || !Number.isInteger(page) || page < 1) throw invalid(name, 'page', 'a whole number from 1 is expected');
  let asked: Inputs | undefined = without(input);
  let body: unknown;
  let calls = 0;
  const all: unknown[] = [];
  for (let number = 1; asked && (fetch_all || number <= page); number += 1) {
    body = await call(context, name, asked);
    calls += 1;
    if (fetch_all && number >= page) all.push(...((body as Readonly<Record<string, readonly unknown[] | undefined>>)[rows] ?? []));
    asked = nextInput(operation, asked, body);
    if (!asked && number < page) {
      return { data: { ...(body as object), [rows]: [] }, notes: [`There is no page ${page}: the last is ${number}.`] };
    }
  }
  const cost = calls === 1 ? [] : [`${calls} calls, one for each page: Intercom has only a cursor from one page to the next here.`];
  if (!fetch_all) return { data: body, notes: cost };
  const { pages: _, ...rest } = body as Readonly<Record<string, unknown>>;
  return { data: { ...rest, [rows]: all }, notes: calls === 1 ? [] : [`${calls} calls, one for each page.`] };
}
