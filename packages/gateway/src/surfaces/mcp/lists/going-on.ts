import { type Operation, toExactJson } from '@gatehouse/connector';
import type { GatewayError } from '../../../errors.ts';
import type { Wanted } from './arguments.ts';
import type { Pages } from './read-pages.ts';

type Input = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

/** How much was read, so that a number is not taken for more than it is. */
export function tell(
  { rows, pages, total, next, stopped }: Pages,
  input: Input,
  matching: number,
  wanted: Wanted,
): Shown & { readonly incomplete?: string } {
  const { where, groupBy, sort } = wanted;
  const of = where.length > 0 ? 'matching_of' : groupBy ? 'counted_of' : sort ? 'order_of' : undefined;
  const why = stopped ? ` (${whyStopped(stopped)})` : '';
  return {
    ...(where.length > 0 ? { matching } : {}),
    ...(of !== undefined && isWithin(input) ? { [of]: 'the rows from this page on' } : {}),
    ...(total === undefined ? {} : { total }),
    read: rows.length,
    ...(pages > 1 ? { pages } : {}),
    ...(next === undefined
      ? {}
      : {
          incomplete: `Not all was read: ${rows.length}${total === undefined ? '' : ` of ${total}`} rows${why}. Go on with next.`,
          next: fromThere(input, next, wanted),
        }),
  };
}

/** Whether the pages before it were another call's. */
function isWithin({ page, pagination, ...input }: Input): boolean {
  const { starting_after: after, page: number = page } = (pagination ?? {}) as { starting_after?: unknown; page?: unknown };
  return (
    Number(number ?? 1) > 1 || [after, input['starting_after'], input['cursor'], input['scroll_param']].some((one) => one !== undefined)
  );
}

/** The same of rows that were put in order: what was not read may belong anywhere among them. */
export function tellOrdered(read: Pages, input: Input, matching: number, wanted: Wanted): Shown & { readonly incomplete?: string } {
  const { incomplete, next, ...told } = tell(read, input, matching, wanted);
  if (incomplete === undefined) return told;
  const others = `What was not read may belong before these; it is had with ${toExactJson(next)}.`;
  return { ...told, incomplete: `${incomplete.replace(' Go on with next.', '')} ${others}` };
}

/** A page's size is no reason for more calls where all pages are read; in the middle of a list it says where a page begins. */
export function withoutSize({ places }: Operation, input: Input): { readonly first: Input; readonly size?: number } {
  const { pagination, per_page, ...rest } = input as { pagination?: { per_page?: number; starting_after?: unknown }; per_page?: number };
  if (places['pagination'] === 'body') {
    if (pagination?.per_page === undefined || pagination.starting_after !== undefined) return { first: input };
    return { first: rest, size: pagination.per_page };
  }
  const isMiddle = ['page', 'starting_after', 'cursor', 'scroll_param', 'before'].some((name) => input[name] !== undefined);
  return per_page === undefined || isMiddle ? { first: input } : { first: rest, size: per_page };
}

const ofPaging = ['pagination', 'per_page', 'page', 'starting_after', 'cursor', 'scroll_param'];

/** What to add to a call, this one or the one that began the reading, to go on at a page, after so many of its rows. */
export const fromThere = (input: Input, page: Input, { skip }: Pick<Wanted, 'skip'>, left = 0): Input => ({
  ...Object.fromEntries(
    Object.entries(page).filter(([name, value]) => ofPaging.includes(name) || toExactJson(value) !== toExactJson(input[name])),
  ),
  ...(left > 0 || skip !== undefined ? { skip: left } : {}),
});

export const whyStopped = ({ message, details: { retryAfterMs } }: GatewayError): string =>
  `${message}${retryAfterMs === undefined ? '' : `, ask again in ${Math.ceil(retryAfterMs / 1000)} s`}`;
