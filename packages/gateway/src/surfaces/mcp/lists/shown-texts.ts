import { toPlainText } from '@gatehouse/connector';
import type * as z from 'zod';
import { isHtml } from '../mail/tags.ts';
import { createPace } from '../pace.ts';
import type { Wanted } from './arguments.ts';
import { type Condition, valuesAt } from './conditions.ts';
import { isHtmlIn } from './known-fields.ts';

/** Of a mail: what stands behind it was quoted before. */
const mostCompared = 100_000;

/** Conditions on fields that hold HTML, and groups by them, compare what is shown of it: its text. */
export async function withShownTexts<Of extends Pick<Wanted, 'where' | 'groupBy'>>(
  wanted: Of,
  rows: readonly unknown[],
  schema: z.ZodType | undefined,
): Promise<Of> {
  const pace = createPace();
  const texts = new Map<string, string>();
  const asShown = (text: string) => texts.get(text) ?? text;
  const readTexts = async (field: string) => {
    const { htmlToText } = await import('../mail/html-text.ts');
    for (const value of rows.flatMap((row) => valuesAt(row, field))) {
      if (typeof value !== 'string' || texts.has(value)) continue;
      const bounds = { keep: mostCompared, counted: { left: 0 } };
      const text = isHtml(value) ? (await pace(htmlToText(value, bounds))).text : value;
      texts.set(value, toPlainText(text, { limit: mostCompared }));
    }
  };
  const isHtmlField = (field: string) => schema !== undefined && isHtmlIn(schema, field);
  const compared: Condition[] = [];
  for (const condition of wanted.where) {
    const isText = typeof condition.value === 'string' && condition.value !== '';
    if (!isText || !isHtmlField(condition.field)) {
      compared.push(condition);
      continue;
    }
    await readTexts(condition.field);
    compared.push({ ...condition, asShown });
  }
  const { groupBy } = wanted;
  if (!groupBy || !isHtmlField(groupBy.field)) return { ...wanted, where: compared };
  await readTexts(groupBy.field);
  return { ...wanted, where: compared, groupBy: { ...groupBy, asShown } };
}
