import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type FieldMark, markOf } from './field-marks.ts';
import { idLists } from './id-lists.ts';
import { findOperation, loadOperation, operations } from './index.ts';

/**
 * Whoever writes has names, and not ids: every field that takes an id says of which list, so that its name does, or stands here with the
 * reason why it has none.
 */
const withoutName: Readonly<Record<string, readonly RegExp[]>> = {
  'the number that the inbox shows is its id': [
    /^(?!fin(?:_procedures)?\.)\S+ (?:\w+_)?conversation_ids?(?:\[\])?$/,
    /^calls\.search conversation_ids\[\]$/,
    /^conversations\.merge id$/,
    /^(?:handling_events|side_conversations)\.list id$/,
    /^ticket_conversations\.detach id$/,
    /^tickets\.\S+ conversation_to_link_id$/,
  ],
  "the caller's own id, made by nobody else": [
    / (?:\w+\[\]\.)*(?:external_id|companies\[\]\.company_id)$/,
    /^companies\.(?:create|bulk_create) (?:companies\[\]\.)?company_id$/,
    /^(?:fin|fin_capabilities|fin_procedures)\.\S+ (?:user\.id|conversation_id)$/,
    /^ecommerce_catalogs\.upload /,
  ],
  "a contact's external_id, beside the field that takes any of its names": [/ (?:\w+(?:\[\])?\.)?user_id$/],
  'a visitor is known by its ids and address alone': [/^visitors\./],
  'a part, a message, a note or a call, as it was read': [
    /^conversation_parts\.update id$/,
    /^conversations\.redact (?:source_id|conversation_part_id)$/,
    /^\S+ call_id$/,
    /^notes\.get note_id$/,
    /^whatsapp_messages\.get message_id$/,
    /^fin_voice_calls\.get id$/,
    /^contact_banners\.dismiss view_id$/,
    /^article_versions\.get id$/,
  ],
  'a job, as it was begun': [/ job_id$/, / job\.id$/, /_jobs\.get id$/],
  'a run, an exception, a redirect, a page or a choice, known only inside of what it belongs to': [
    /^data_connector_runs\.get id$/,
    /^office_hours_exceptions\.\S+ id$/,
    /^help_center_redirects\.\S+ id$/,
    /^external_pages\.\S+ page_id$/,
    /^conversation_attribute_options\.\S+ option_id$/,
    /^ticket_type_attributes\.update attribute_id$/,
  ],
  'no operation lists these': [
    /^fin_procedures\.run procedure_id$/,
    /^workflows\.export id$/,
    /^whatsapp_statuses\.list ruleset_id$/,
    /^custom_objects\.\S+ custom_object_instance_id$/,
    / reference\.object_type_id$/,
    /^data_connectors\.\S+ token_ids\[\]$/,
    /^procedure_inputs\.create step_id$/,
  ],
  'a word, or a code, which is its own name': [
    /^reporting_exports\.create (?:dataset_id|attribute_ids\[\])$/,
    /^reporting_exports\.(?:get|download) (?:app_id|client_id)$/,
    /^emails\.get id$/,
    /^identity_verification_secrets\.delete id$/,
  ],
};

interface Place {
  readonly at: string;
  readonly mark: FieldMark | undefined;
}

/** The fields of an input that are called an id, with their marks. */
function idsIn(schema: z.ZodType, at: string, name: string): Place[] {
  const mark = markOf(schema);
  const inner = bare(schema);
  if (mark?.of || mark?.by || mark?.nameOf || mark?.ownIdOf || mark?.numbered) return [{ at, mark }];
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([field, one]) =>
      idsIn(one as z.ZodType, at.endsWith(' ') ? at + field : `${at}.${field}`, field),
    );
  if (inner instanceof z.ZodArray) return idsIn(inner.element as z.ZodType, `${at}[]`, name);
  if (
    inner instanceof z.ZodUnion &&
    inner.options.some((option) => bare(option as z.ZodType) instanceof z.ZodObject || bare(option as z.ZodType) instanceof z.ZodArray)
  )
    return inner.options.flatMap((option) => idsIn(option as z.ZodType, at, name));
  return /(?:^|_)ids?$/.test(name) ? [{ at, mark }] : [];
}

function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

const whole = await Promise.all(operations.map(({ name }) => loadOperation(name)));
const places = whole.flatMap(({ name, fields }) =>
  Object.entries(fields).flatMap(([field, schema]) => idsIn(schema, `${name} ${field}`, field)),
);
const unmarked = [...new Set(places.filter(({ mark }) => !mark).map(({ at }) => at))];
const reasons = Object.values(withoutName).flat();

describe('fields that take an id', () => {
  test('are many', () => {
    expect(places.length).toBeGreaterThan(300);
  });

  test('say of which list it is, or stand here with the reason', () => {
    expect(unmarked.filter((at) => !reasons.some((reason) => reason.test(at)))).toEqual([]);
  });

  test('stand here only where they say nothing', () => {
    expect(reasons.filter((reason) => !unmarked.some((at) => reason.test(at))).map(String)).toEqual([]);
  });
});

test.each(Object.entries(idLists))('%s are listed with the fields by which people know them', async (_, { operation, names }) => {
  const { output, paging } = await loadOperation(findOperation(operation).name);
  const inside = (schema: z.ZodType | undefined, field: string) => {
    const inner = schema && bare(schema);
    return inner instanceof z.ZodObject ? (inner.shape[field] as z.ZodType | undefined) : undefined;
  };
  const rows = (paging?.items ?? '').split('.').reduce<z.ZodType | undefined>(inside, output);
  const list = rows && bare(rows);
  const row = list instanceof z.ZodArray ? (list.element as z.ZodType) : undefined;
  for (const name of names) expect(name.split('.').reduce<z.ZodType | undefined>(inside, row), name).toBeDefined();
});
