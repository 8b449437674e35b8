import type { Operation } from '@gatehouse/connector';
import { markOf } from '@gatehouse/connector/input-reading';
import { addressesIn, readTime, showTime } from '@gatehouse/connector/search';
import * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import { bare } from '../bare.ts';
import { readEventData } from '../event-data.ts';
import { isRecord } from '../record.ts';
import { refuseYear, refuseYears } from './bare-years.ts';
import { idsOfPages } from './page-addresses.ts';
import { renamed } from './renamed.ts';
import { flags, parsedText, shown } from './values.ts';

type Input = Readonly<Record<string, unknown>>;

interface Reader {
  readonly operation: string;
  readonly reads: boolean;
  readonly now: number;
  readonly notes: Set<string>;
  /** What was left out of a read since nothing stands in it. */
  readonly blank: string[];
}

/** Where nothing says what it says left out: the first page, in the usual order. */
const ofPages: ReadonlySet<string> = new Set(['starting_after', 'page', 'per_page', 'order', 'sort', 'scroll_param', 'display_as']);

/**
 * An input as the operation's schema reads it: what is written as text is what the schema has in its place, what is empty and may be left
 * out is left out, times are seconds. Whatever fits stays as it is, and whatever cannot be read is the schema's to refuse.
 */
export function readInput(operation: Operation, given: Input, now: number): { readonly input: Input; readonly notes: readonly string[] } {
  const reader: Reader = { operation: operation.name, reads: operation.effect === 'read', now, notes: new Set(), blank: [] };
  const named = idsOfPages(operation, renamed(operation, given, reader.notes), reader.notes);
  const input = readFields(operation.fields, named, [], reader);
  if (reader.blank.length > 0) reader.notes.add(`Left out, since nothing stands in it: ${reader.blank.join(', ')}.`);
  return { input, notes: [...reader.notes] };
}

function readFields(fields: Readonly<Record<string, z.ZodType>>, given: Input, path: readonly string[], reader: Reader): Input {
  const read = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!schema) return [[name, value]];
    const at = [...path, name];
    if (markOf(schema)?.nobody && isNobody(value)) return [[name, '0']];
    if (value === null && isAttributes(schema)) {
      reader.notes.add(`${at.join('.')}: null was left out: it would clear all of them. One is cleared by null under its name.`);
      return [];
    }
    if (isLeftOut(schema, value, reader)) {
      if (reader.reads && typeof value === 'string' && !(value === '' && ofPages.has(name))) reader.blank.push(at.join('.'));
      if (!reader.reads) reader.notes.add(`${at.join('.')}: ${shown(value)} was left out: this cannot clear it.`);
      return [];
    }
    const said = name === 'email' && typeof value === 'string' ? addressIn(value, at, reader) : value;
    return [[name, readValue(schema, said, at, reader)]];
  });
  return Object.fromEntries(read);
}

/** Out of what stands around it in a mail. */
function addressIn(text: string, path: readonly string[], { notes }: Reader): string {
  const [only = text, ...others] = addressesIn(text);
  if (others.length > 0 || only === text) return text;
  notes.add(`${path.join('.')}: ${shown(text)} is read as ${only}.`);
  return only;
}

const isNobody = (value: unknown) => value === null || /^(?:nobody|no one|none|unassigned)$/i.test(String(value).trim());

/** Values under names, which may be left out. */
const isAttributes = (schema: z.ZodType) => bare(schema) instanceof z.ZodRecord && schema.safeParse(undefined).success;

/** Nothing, where nothing may be left out. A write may mean an empty text. */
function isLeftOut(schema: z.ZodType, value: unknown, { reads }: Reader): boolean {
  if (!schema.safeParse(undefined).success) return false;
  if (typeof value === 'string' && value.trim() === '') return reads || !schema.safeParse(value).success;
  const isEmpty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return isEmpty && !schema.safeParse(value).success;
}

function readValue(whole: z.ZodType, value: unknown, path: readonly string[], reader: Reader): unknown {
  if (markOf(whole)?.eventData) return readMetadata(parsedText(value), path, reader);
  refuseYears(whole, value, path, reader.operation);
  if (value === undefined || whole.safeParse(value).success) return value;
  const schema = bare(whole);
  if (markOf(whole)?.seconds) return secondsOrRefusal(value, path, reader);
  if (schema instanceof z.ZodUnion) return readOption(schema, value, path, reader);
  if (schema instanceof z.ZodObject) {
    const object = parsedText(value);
    return isRecord(object) ? readFields(schema.shape as Record<string, z.ZodType>, object, path, reader) : value;
  }
  if (schema instanceof z.ZodRecord) return parsedText(value);
  if (schema instanceof z.ZodArray) return readList(schema.element as z.ZodType, value, path, reader);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return readWord(schema, value);
  if (schema instanceof z.ZodString) return typeof value === 'boolean' || Number.isSafeInteger(value) ? String(value) : value;
  if (schema instanceof z.ZodNumber) return readNumber(value);
  if (schema instanceof z.ZodBoolean) return flags.get(String(value).trim().toLowerCase()) ?? value;
  return value;
}

const readMetadata = (value: unknown, path: readonly string[], reader: Reader) =>
  readEventData(
    value,
    (time, name) => readSeconds(time, [...path, name], reader),
    (name) => reader.notes.add(`${[...path, name].join('.')} is read in units of the currency, and sent in cents.`),
  );

function secondsOrRefusal(value: unknown, path: readonly string[], reader: Reader): unknown {
  const read = readSeconds(value, path, reader);
  if (typeof read !== 'string' || read.trim() === '') return read;
  const field = path.join('.');
  const fix = `${field}: is a time, such as "2026-01-31T09:30:00Z", "2026-01-31" (its first second in UTC), "in 3 days" or Unix seconds, not ${shown(value)}.`;
  throw new GatewayError('input_invalid', { operation: reader.operation, field, fix });
}

function readSeconds(value: unknown, path: readonly string[], reader: Reader): unknown {
  refuseYear(value, path, reader.operation);
  const { now, notes } = reader;
  const time = readTime(value, now);
  if (!time) return value;
  const seconds = time.kind === 'day' ? time.start : Math.floor(time.seconds);
  // The same number as text is no other time.
  if (String(value).trim() !== String(seconds))
    notes.add(`${path.join('.')}: ${shown(value)} is read as ${seconds} (${showTime(seconds)}).`);
  return seconds;
}

/** As the first of the alternatives that then fits. */
function readOption({ options }: z.ZodUnion, value: unknown, path: readonly string[], reader: Reader): unknown {
  for (const option of options as readonly z.ZodType[]) {
    const read = readValue(option, value, path, reader);
    if (option.safeParse(read).success) return read;
  }
  return value;
}

function readList(element: z.ZodType, value: unknown, path: readonly string[], reader: Reader): unknown {
  const list = parsedText(value);
  const items = Array.isArray(list) ? list : isScalar(list) ? separated(list, element) : undefined;
  return items ? items.map((item, index) => readValue(element, item, [...path, String(index)], reader)) : value;
}

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');

/** `1, 2` is a list where text is none of its items. */
const separated = (value: string | number, element: z.ZodType): unknown[] =>
  typeof value === 'string' && (bare(element) instanceof z.ZodNumber || bare(element) instanceof z.ZodEnum)
    ? value.split(',').map((one) => one.trim())
    : [value];

const wordOf = (value: unknown) =>
  String(value)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

function readWord(schema: z.ZodEnum | z.ZodLiteral, value: unknown): unknown {
  const words = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
  return words.find((word) => wordOf(word) === wordOf(value)) ?? value;
}

const readNumber = (value: unknown) => (typeof value === 'string' && /^\s*-?\d{1,15}(?:\.\d+)?\s*$/.test(value) ? Number(value) : value);
