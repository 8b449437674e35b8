import { escapeHtml, plainText } from '../../parts/html.ts';
import { type Row, room, type Seeding } from '../../parts/room.ts';
import { teams } from '../teams/room.ts';

export interface Macro extends Row {
  readonly name: string;
  /** With placeholders as teammates write them: {{user.name | fallback: 'there'}}. */
  readonly body: string;
  readonly visible_to: 'everyone' | 'specific_teams';
  readonly visible_to_team_ids: readonly string[];
  readonly available_on: readonly ('inbox' | 'messenger')[];
  readonly created_at: number;
  readonly updated_at: number;
}

export const macros = room<Macro>()({
  name: 'macros',
  order: { by: (macro) => macro.updated_at, descending: true },
  seed: seedMacros,
});

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

const placeholder = /\{\{\s*([\w.]+)\s*(?:\|\s*fallback:\s*['"]([^'"]*)['"]\s*)?\}\}/g;

/** In HTML placeholders become elements, with what stands in for a missing value escaped. */
const asElements = (body: string) =>
  body.replaceAll(placeholder, (_, key: string, fallback?: string) =>
    fallback === undefined ? `<attribute key="${key}"/>` : `<attribute key="${key}" default="${escapeHtml(fallback)}"/>`,
  );
const asText = (body: string) =>
  plainText(body).replaceAll(
    placeholder,
    (_, key: string, fallback?: string) => `{{${key}${fallback === undefined ? '' : `|fallback:"${fallback}"`}}}`,
  );

export const macroShape = ({ id, name, body, created_at, updated_at, ...macro }: Macro) => ({
  type: 'macro',
  id,
  name,
  body: asElements(body),
  body_text: asText(body),
  created_at: iso(created_at),
  updated_at: iso(updated_at),
  ...macro,
});

function seedMacros({ random, now, rowsOf }: Seeding): Macro[] {
  const [, billing, sales] = rowsOf(teams);
  const everyone = { visible_to: 'everyone', visible_to_team_ids: [], available_on: ['inbox', 'messenger'] } as const;
  const written: readonly Pick<Macro, 'name' | 'body' | 'visible_to' | 'visible_to_team_ids' | 'available_on'>[] = [
    {
      name: 'Order Status Update',
      body: "<p>Hi {{user.name | fallback: 'there'}}, your order #{{order.number}} is on its way.</p>",
      ...everyone,
    },
    { name: 'Welcome', body: '<p>Welcome! I am {{teammate.name}}.</p><p>How can I help?</p>', ...everyone },
    {
      name: 'Reset password',
      body: "<p>Hi {{user.first_name | fallback: 'friend & guest'}}, here is how to reset your password.</p>",
      ...everyone,
    },
    {
      name: 'Refund Process',
      body: '<p>The refund takes three days.</p>',
      visible_to: 'specific_teams',
      visible_to_team_ids: [billing?.id ?? ''],
      available_on: ['inbox'],
    },
    {
      name: 'Discount',
      body: '<p>Ten per cent.</p>',
      visible_to: 'specific_teams',
      visible_to_team_ids: [sales?.id ?? ''],
      available_on: ['inbox'],
    },
  ];
  return written.map((macro, index) => {
    const created_at = now - random.int(50, 400) * 86_400;
    return { id: String(7_800 + index), ...macro, created_at, updated_at: created_at + random.int(1, 40) * 86_400 };
  });
}
