import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { marked } from '../field-marks.ts';
import type { IdList } from '../id-lists.ts';

const of = <Schema extends z.ZodType>(list: IdList | undefined, schema: Schema) => (list ? marked({ of: list }, schema) : schema);

/**
 * Ids are strings wherever Intercom takes them: conversation ids have outgrown what some clients keep exact as numbers. `list`: which has
 * them by name.
 */
export const id = (what: string, list?: IdList) => of(list, z.string().min(1).max(255).describe(what));

/**
 * An id in a body. Intercom's description says string, and its own examples send numbers (`admin_id: 991267459`): both are taken, and sent
 * as they are given.
 */
export const bodyId = (what: string, list?: IdList) => of(list, z.union([z.string().min(1).max(255), z.int().min(0)]).describe(what));

/** The teammate as whom something is done. */
export const actingAdmin = (what: string) => marked({ acting: 'id' }, bodyId(what, 'admins'));

/** Paths take no number; whoever has it is asked for nothing else. */
export const ticketId = marked({ numbered: true }, id('Id of the ticket, not the number that the inbox shows.'));

/** Unix seconds. Milliseconds find nothing and raise no error at Intercom, so they are refused here. */
export const seconds = (what: string) =>
  marked(
    { seconds: true },
    z.int().min(0).max(9_999_999_999, { error: 'Unix time in seconds is expected; this looks like milliseconds' }).describe(what),
  );

export const perPage = (max: number, standard: number) =>
  z.int().min(1).max(max).optional().describe(`Rows a page, ${standard} unless told, ${max} at most.`);

export const startingAfter = z.string().min(1).max(2000).optional().describe('Cursor of the next page, from the page before.');

export const page = z.int().min(1).max(100_000).optional().describe('Page number, from 1.');

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.int()]))], {
  error: 'must be text, a number, true, false, null, or a list of ids',
});

/** Values that a workspace defined itself. */
export const customAttributes = stricterThan(
  // References to custom objects as an answer has them, with their list.
  z.record(z.string(), z.union([value, z.looseObject({})])),
  z.record(z.string().max(255), value).describe("The workspace's own attributes, by name; ids of custom objects as a list."),
);

/** Fields of a ticket that its type defines. */
export const ticketFields = (what: string) =>
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown())])).describe(what);

/** Contents by locale, beside the name of their kind, which what was read has: it can be sent back. */
export const translations = <Kind extends string, Content extends z.ZodType>(kind: Kind, content: Content) =>
  stricterThan(
    // Of a field that is no language, nothing is known.
    z.record(z.string(), z.unknown()).refine((all) =>
      Object.entries(all).every(([name, value]) => {
        if (name === 'type') return value === kind || value === null;
        return !/^[a-z]{2}(?:-\w+)?$/.test(name) || content.safeParse(value).success;
      }),
    ),
    z.strictObject({ type: z.literal(kind).describe('Kind.').nullable().optional() }).catchall(content),
  );
