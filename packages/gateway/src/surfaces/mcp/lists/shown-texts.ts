import { toPlainText } from '@gatehouse/connector';
import type * as z from 'zod';
import { isHtml } from '../mail/tags.ts';
import { createPace } from '../pace.ts';
import { type Condition, valuesAt } from './conditions.ts';
import { isHtmlIn } from './known-fields.ts';

/** Of a mail: what stands behind it was quoted before. */
const mostCompared = 100_000;

/** Conditions on fields that hold HTML compare what is shown of it: its text. */
export async function withShownTexts(
  where: readonly Condition[],
  rows: readonly unknown[],
  schema: z.ZodType | undefined,
): Promise<readonly Condition[]> {
  const pace = createPace();
  const texts = new Map<string, string>();
  const compared: Condition[] = [];
  for (const condition of where) {
    const isText = schema !== undefined && typeof condition.value === 'string' && condition.value !== '';
    if (!isText || !isHtmlIn(schema, condition.field)) {
      compared.push(condition);
      continue;
    }
    const { htmlToText } = await import('../mail/html-text.ts');
    for (const value of rows.flatMap((row) => valuesAt(row, condition.field))) {
      if (typeof value !== 'string' || texts.has(value)) continue;
      const bounds = { keep: mostCompared, counted: { left: 0 } };
      const text = isHtml(value) ? (await pace(htmlToText(value, bounds))).text : value;
      texts.set(value, toPlainText(text, { limit: mostCompared }));
    }
    compared.push({ ...condition, asShown: (text) => texts.get(text) ?? text });
  }
  return compared;
}
