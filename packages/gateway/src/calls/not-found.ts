import type { IntercomError, Operation } from '@gatehouse/connector';
import * as z from 'zod';
import { fieldMeaning } from './field-meaning.ts';

/** What Intercom calls things that fields call otherwise. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = { user: ['contact', 'lead'], author: ['admin'], teammate: ['admin'] };
const most = 3;

/**
 * Which fields say what Intercom has not: those that were given, and of these those of the kind of which it complains (`tag_not_found`),
 * whichever of them the call acts on. Where it does not say the kind, all of the ids that were given.
 */
export function fieldsNotFound(error: IntercomError, operation: Operation, input?: Readonly<Record<string, unknown>>): readonly string[] {
  const given = Object.keys(operation.fields).filter((field) => input === undefined || input[field] !== undefined);
  const isId = (field: string) => /(?:^|_)ids?$/.test(field) || /\bids?\b/i.test(fieldMeaning(operation, field) ?? '');
  const ids = given.filter((field) => isId(field) || operation.places[field] === 'path');
  const complaint = error.errors.flatMap(({ code, message = '' }) => wordsOf(`${code} ${message}`));
  const kinds = new Set(complaint.flatMap((word) => [word, ...(alsoCalled[word] ?? [])]).filter((word) => !emptyWords.has(word)));
  const names = (text: string) => wordsOf(text).some((word) => kinds.has(word));
  const byName = ids.filter((field) => names(field));
  const meant = byName.length > 0 ? byName : ids.filter((field) => names(fieldMeaning(operation, field) ?? ''));
  if (meant.length > 0 && meant.length <= most) return meant;
  // It could be any of them.
  if (input !== undefined && ids.length > 1 && ids.length <= most) return ids;
  const { target } = operation.audit;
  if (target !== undefined && (input === undefined || input[target] !== undefined)) return [target];
  // A list that is asked for one thing by its name: the only one of its fields that can be wrong.
  const asked = given.filter(
    (field) => operation.places[field] === 'query' && !/page|cursor|order|sort/.test(field) && !isFixed(operation.fields[field]),
  );
  return input !== undefined && asked.length <= most ? asked : [];
}

/** What can have one value only is not what is wrong. */
const isFixed = (schema: z.ZodType | undefined): boolean =>
  schema instanceof z.ZodLiteral ||
  ((schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) && isFixed(schema.unwrap() as z.ZodType));

const emptyWords = new Set(['not', 'found', 'resource', 'id', 'intercom', 'the', 'of', 'a', 'an', 'is', 'in', 'by', 'with', 'own', 'your']);

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word.replace(/s$/, ''))
    .filter((word) => word !== '');
