import { type Marks, marksOf, nextInput, type Operation, rowsOf, toExactJson, toPlainText } from '@gatehouse/connector';
import { isBlankText } from '@gatehouse/connector/search';
import * as z from 'zod';
import { bare } from './bare.ts';
import { showEventData } from './event-data.ts';
import { showFile } from './files.ts';
import type { MailWanted } from './mail/markup.ts';
import { authorsOnce, newestOf, type ThreadWanted } from './one/thread.ts';
import { type Detail, filled, orNothing, quote } from './quote.ts';
import { isRecord } from './record.ts';
import { fit } from './shape-limits.ts';
import { offerShorter } from './short-rows.ts';
import { tellNumber } from './told.ts';

/**
 * What a model is given of an answer: few fields, nothing empty, and everything that anybody but Intercom may have written in an
 * `untrusted` object beside the rest, so that a reader can tell data from facts at every depth.
 */
export type Shape = (
  body: unknown,
  input: Readonly<Record<string, unknown>>,
  wanted?: MailWanted & { readonly thread?: ThreadWanted },
) => Promise<Readonly<Record<string, unknown>>>;

const whole: Detail = { every: true, limit: 4000, entries: 250 };
const part: Detail = { every: false, limit: 2000, entries: 50 };
const row: Detail = { every: false, brief: true, days: true, limit: 280, entries: 50 };

/** What somebody wrote, or wrote into. */
const after: Detail = { every: false, nested: true, limit: 280, entries: 50 };

/** The same, where a long list does not fit otherwise. */
const shortRow: Detail = { ...row, short: true, limit: 120 };

type View = (value: unknown, detail: Detail) => unknown;

const shapes = new WeakMap<Operation, Shape>();

/** The shape of an operation, compiled when it is first needed: most processes use a few of them. */
export function shapeOf(operation: Operation): Shape {
  const known = shapes.get(operation);
  if (known) return known;
  const shape = createShape(operation);
  shapes.set(operation, shape);
  return shape;
}

export function createShape(operation: Operation): Shape {
  if (operation.answer === 'file') return showFile;
  if (operation.answer === 'text') return async (body) => fit({ untrusted: { text: quote(body, whole) } });
  const output = bare(operation.output);
  const items = operation.paging?.items;
  if (items !== undefined && output instanceof z.ZodObject) {
    const list = items.split('.').reduce<z.ZodType>(fieldOf, output);
    const rowOf = listedRow(list instanceof z.ZodArray ? (list.element as z.ZodType) : z.unknown());
    return (body, input, mail) => fit(shapeList(operation, rowOf, body, input), mail);
  }
  if (output instanceof z.ZodArray) {
    const rowOf = listedRow(output.element as z.ZodType);
    return (body, _, mail) => fit({ rows: (Array.isArray(body) ? body : []).map(rowOf).filter((shown) => shown !== undefined) }, mail);
  }
  const view = rowView(output);
  const thread = marksOf(output)?.thread;
  const shownOf = (body: unknown, detail: Detail, more: object, mail: MailWanted | undefined) => {
    const shown = view(body, detail);
    return isRecord(shown) ? fit({ ...authorsOnce(shown, thread), ...more }, mail) : Promise.resolve({ done: true, ...more });
  };
  if (operation.effect === 'read') {
    return async (body, _, wanted) => {
      const newest = await newestOf(operation, body, wanted?.thread, (path) => rowViewsOf(operation, path));
      return newest.goOn(await shownOf(newest.body, whole, newest.told, wanted));
    };
  }
  // Who wrote something knows what it was: what identifies it and what became of the fields that were written are enough.
  return (body, input, mail) => {
    // `type` says what is sent, not what the thing is.
    const written = Object.fromEntries(Object.entries(input).filter(([name]) => operation.places[name] === 'body' && name !== 'type'));
    const emptied = isRecord(body) ? emptiedIn(written, body) : [];
    const more = { ...changedIn(operation, body, input), ...(emptied.length > 0 && { now_empty: emptied }) };
    return shownOf(body, { ...after, written }, more, mail);
  };
}

/** Of what was written the names of what is empty now, with dots where it stands in something: an attribute that is cleared may be gone. */
function emptiedIn(written: Readonly<Record<string, unknown>>, body: Readonly<Record<string, unknown>>, inside = ''): string[] {
  return Object.entries(written).flatMap(([name, value]) => {
    const now = body[name];
    if (isRecord(value) && isRecord(now)) return emptiedIn(value, now, `${inside}${name}.`);
    const isKnown = Object.hasOwn(body, name) || (inside !== '' && isBlank(value));
    return isKnown && isBlank(now) ? [`${inside}${toPlainText(name, { limit: 100 })}`] : [];
  });
}

/** Nothing that anybody sees: Intercom cuts blanks off some texts, and keeps others. */
const isBlank = (value: unknown) => isEmpty(value) || (typeof value === 'string' && isBlankText(value));

/** What a write was about, where the answer is another thing: of a tag that was put on a contact, the contact. */
function changedIn(
  { places }: Operation,
  body: unknown,
  input: Readonly<Record<string, unknown>>,
): { readonly of?: Readonly<Record<string, unknown>> } {
  const own = isRecord(body) ? body : {};
  const others = Object.entries(input).filter(
    ([name, value]) => places[name] === 'path' && ![own['id'], own[name]].some((one) => String(one) === String(value)),
  );
  return others.length === 0 ? {} : { of: Object.fromEntries(others) };
}

const wholeRow: Detail = { every: true, limit: 280, entries: 250 };

/** How the rows of a list are shown, of that in an answer's `path`: as in a list, and with all that they have. */
export function rowViewsOf(
  operation: Operation,
  path = operation.paging?.items ?? '',
): {
  readonly row: (value: unknown) => unknown;
  readonly whole: (value: unknown) => unknown;
  readonly schema: z.ZodType;
  /** One that was just written. */
  readonly written: (value: unknown) => unknown;
} {
  const output = bare(operation.output);
  const list = path === '' ? output : path.split('.').reduce<z.ZodType>(fieldOf, output);
  const schema = list instanceof z.ZodArray ? (list.element as z.ZodType) : path === '' ? list : z.unknown();
  const view = rowView(schema);
  return {
    schema,
    row: listedRow(schema),
    whole: (value) => view(value, wholeRow),
    written: (value) => view(value, { ...part, limit: row.limit }),
  };
}

/** What no schema tells apart: all of it is somebody's words. */
export async function shapeRaw(body: unknown, repeated?: true): Promise<Readonly<Record<string, unknown>>> {
  const shown =
    body instanceof Uint8Array ? await showFile(body) : body === undefined ? { done: true } : { untrusted: { answer: quote(body, whole) } };
  return fit(repeated ? { ...shown, repeated } : shown);
}

const fieldOf = (schema: z.ZodType, name: string): z.ZodType =>
  schema instanceof z.ZodObject ? bare((schema.shape[name] ?? z.unknown()) as z.ZodType) : schema;

function shapeList(operation: Operation, rowOf: (item: unknown) => unknown, body: unknown, input: Readonly<Record<string, unknown>>) {
  const answer = isRecord(body) ? body : {};
  const all = rowsOf(operation, body);
  const rows = all.map(rowOf).filter((shown) => shown !== undefined);
  const missing = all.length - rows.length;
  const following = nextInput(operation, input, body);
  // A scroll goes on under one parameter.
  const isSame = (key: string, value: unknown) =>
    !differs(value, input[key]) && (key !== 'scroll_param' || operation.paging?.form !== 'scroll');
  const next = following && Object.fromEntries(Object.entries(following).filter(([key, value]) => !isSame(key, value)));
  return {
    rows,
    ...(missing === 0 ? {} : { left_out: `${missing} of ${all.length} rows: nothing in them could be read.` }),
    ...(typeof answer['total_count'] === 'number' ? { total: answer['total_count'] } : {}),
    ...(next && Object.keys(next).length > 0 ? { next } : {}),
  };
}

/** One of a list, which may be shown with less of it where the list is long. */
function listedRow(schema: z.ZodType): (value: unknown) => unknown {
  const view = rowView(schema);
  if (!marksOf(bare(schema))?.short) return (value) => view(value, row);
  return (value) => offerShorter(view(value, row), () => view(value, shortRow));
}

/** What stands at the top, or in a row: what is no thing with fields is somebody's words. */
function rowView(schema: z.ZodType): View {
  const plain = bare(schema);
  if (plain instanceof z.ZodObject) return viewOf(plain, true);
  return (value, detail) => {
    const shown = quote(value, detail);
    return shown === undefined ? undefined : { untrusted: shown };
  };
}

const differs = (a: unknown, b: unknown) => toExactJson(a) !== toExactJson(b);

/** `trusted`: whether the place where the value stands vouches for its text. */
function viewOf(schema: z.ZodType, trusted: boolean, html = false): View {
  const view = viewOfOne(schema, trusted, html);
  const tell = tellNumber(schema);
  return tell ? (value, detail) => (typeof value === 'number' ? tell(value, detail) : view(value, detail)) : view;
}

function viewOfOne(schema: z.ZodType, trusted: boolean, html: boolean): View {
  const plain = bare(schema);
  if (plain instanceof z.ZodObject) return trusted ? objectView(plain) : quoteFields(plain);
  if (plain instanceof z.ZodArray) {
    const item = viewOf(plain.element as z.ZodType, trusted, html);
    return (value, detail) => (Array.isArray(value) ? filled(value.map((each) => item(each, detail.every ? part : detail))) : undefined);
  }
  if (!trusted || !isPrimitive(plain)) return (value, detail) => quote(value, detail, html);
  return (value) => (typeof value === 'object' || value === '' ? undefined : value);
}

/**
 * What can say nothing. Answers are passed on as they come, so even where Intercom's own word is expected, anything else goes to what is
 * untrusted.
 */
const isWord = (text: string) => /^[\w.:+/=@-]{0,100}$/.test(text);

function isOwn(value: unknown, schema: z.ZodType): boolean {
  if (schema instanceof z.ZodArray)
    return !Array.isArray(value) ? isEmpty(value) : value.every((item) => isOwn(item, bare(schema.element as z.ZodType)));
  if (schema instanceof z.ZodObject) return isRecord(value) || isEmpty(value);
  return typeof value === 'string' ? isWord(value) : typeof value !== 'object' || value === null;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

interface Field {
  readonly name: string;
  readonly view: View;
  /** Whether what stands there is Intercom's own. */
  readonly trusts: (value: unknown) => boolean;
  readonly inRow: boolean;
  /** Whether a row shows it of something that stands in it. */
  readonly within: boolean;
}

function objectView(schema: z.ZodObject): View {
  const envelope = listInside(schema);
  if (envelope && bare(envelope[1].element as z.ZodType) instanceof z.ZodObject)
    return envelopeView(envelope[0], viewOf(envelope[1], true));
  const fields = fieldsOf(schema);
  const marks = marksOf(schema);
  const rowFields = fields.filter((field) => field.inRow);
  const nestedFields = fields.filter((field) => field.within);
  const shortFields = fields.filter(({ name }) => marks?.short?.includes(name) ?? true);
  const fieldsFor = ({ every, nested, short, written }: Detail) => {
    if (every) return fields;
    if (short) return shortFields;
    if (written) return fields.filter(({ name, within }) => within || name === 'id' || Object.hasOwn(written, name));
    return nested ? nestedFields : rowFields;
  };
  return (value, detail) => {
    if (!isRecord(value)) return undefined;
    const shown: Record<string, unknown> = {};
    const untrusted: Record<string, unknown> = {};
    const { written, brief, short, ...same } = detail;
    const within: Detail = brief ? { ...same, nested: true } : same;
    for (const { name, view, trusts } of fieldsFor(detail)) {
      const trusted = trusts(value[name]);
      const content = view(onlyWritten(value[name], written?.[name]), within);
      if (content !== undefined) (trusted ? shown : untrusted)[name] = content;
    }
    if (Object.keys(untrusted).length > 0) shown['untrusted'] = untrusted;
    return orNothing(shown);
  };
}

/** Of many attributes those that were written. */
const onlyWritten = (value: unknown, written: unknown): unknown =>
  isRecord(value) && isRecord(written) ? Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(written, name))) : value;

function fieldsOf(schema: z.ZodObject): Field[] {
  const marks = marksOf(schema);
  const order = marks
    ? [...marks.row, ...Object.keys(schema.shape).filter((name) => !marks.row.includes(name))]
    : Object.keys(schema.shape);
  return order.flatMap((name) => {
    const field = bare(schema.shape[name] as z.ZodType);
    // A constant says nothing.
    if (field instanceof z.ZodLiteral) return [];
    const trusted = isVouchedFor(field, name, marks);
    const html = marks?.html?.includes(name) ?? false;
    const view = marks?.eventData?.includes(name) ? showEventData : viewOf(field, trusted, html);
    const quoted = viewOf(z.unknown(), false, html);
    // As a number a time is Intercom's, whatever else may stand there.
    const isCounted = tellNumber(field) !== undefined;
    return [
      {
        name,
        view: trusted ? (value: unknown, detail: Detail) => (isOwn(value, field) ? view : quoted)(value, detail) : view,
        trusts: (value: unknown) => (trusted && isOwn(value, field)) || (isCounted && typeof value === 'number'),
        inRow: marks?.row.includes(name) ?? true,
        within: (marks?.within ?? marks?.row)?.includes(name) ?? true,
      },
    ];
  });
}

/** A free-form record never is. */
function isVouchedFor(field: z.ZodType, name: string, marks: Marks | undefined): boolean {
  if (marks?.untrusted?.includes(name)) return false;
  const content = field instanceof z.ZodArray ? bare(field.element as z.ZodType) : field;
  if (content instanceof z.ZodObject) return true;
  return isPrimitive(content) && (!mayBeText(content) || name === 'id' || name === 'type' || marks?.own.includes(name) === true);
}

const pagingFields = ['type', 'url', 'total_count', 'has_more', 'pages', 'page', 'per_page', 'total_pages'];

/** The list of `{ type, data: […], total_count }`, which has nothing else to say. */
function listInside(schema: z.ZodObject): readonly [name: string, list: z.ZodArray] | undefined {
  if (marksOf(schema)) return undefined;
  const [first, ...others] = Object.entries(schema.shape)
    .filter(([name]) => !pagingFields.includes(name))
    .map(([name, field]) => [name, bare(field as z.ZodType)] as const);
  return first && others.length === 0 && first[1] instanceof z.ZodArray ? [first[0], first[1]] : undefined;
}

/** Of a list within a thing only its rows are shown, and how many there are when these are not all. */
function envelopeView(name: string, view: View): View {
  return (value, detail) => {
    if (!isRecord(value)) return undefined;
    const rows = view(value[name], detail);
    const total = value['total_count'];
    return Array.isArray(rows) && typeof total === 'number' && total > rows.length ? { rows, total } : rows;
  };
}

/** The named fields of something that is untrusted as a whole. */
function quoteFields(schema: z.ZodObject): View {
  const envelope = listInside(schema);
  if (envelope) return envelopeView(envelope[0], viewOf(envelope[1], false));
  const fields = Object.entries(schema.shape)
    .filter(([, field]) => !(bare(field as z.ZodType) instanceof z.ZodLiteral))
    .map(([name, field]) => [name, viewOf(field as z.ZodType, false)] as const);
  const marks = marksOf(schema);
  const within = marks ? fields.filter(([name]) => (marks.within ?? marks.row).includes(name)) : fields;
  return (value, detail) => {
    if (!isRecord(value)) return quote(value, detail);
    return orNothing(
      Object.fromEntries(
        (detail.nested ? within : fields)
          .map(([name, view]) => [name, view(value[name], detail)])
          .filter(([, shown]) => shown !== undefined),
      ),
    );
  };
}

function isPrimitive(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every((option) => isPrimitive(bare(option as z.ZodType)));
  return [z.ZodString, z.ZodStringFormat, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral].some((kind) => schema instanceof kind);
}

function mayBeText(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.some((option) => mayBeText(bare(option as z.ZodType)));
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat;
}
