import { loadOperation, type OperationFacts } from '@gatehouse/connector';
import { markOf } from '@gatehouse/connector/input-reading';
import { byNameQuery, looserQuery, readWords } from '@gatehouse/connector/search';
import type { Answered } from './search-words.ts';

type Input = Readonly<Record<string, unknown>>;

interface Looser {
  readonly input: Input;
  readonly note: string;
}

/** What was found, or where that is nothing, by the nearest question that finds something, which a note says. */
export async function orLooser(
  operation: OperationFacts,
  input: Input,
  ask: (input: Input) => Promise<Answered>,
): Promise<Answered & { readonly notes: readonly string[] }> {
  const answered = await ask(input);
  const isNothing = [answered.shown['total'], answered.shown['count']].includes(0);
  if (operation.effect !== 'read' || !isNothing) return { ...answered, notes: [] };
  for (const looser of await looserInputs(operation, input)) {
    const other = await ask(looser.input);
    const found = [other.shown['total'], other.shown['count']].find((one) => typeof one === 'number');
    if (!found) continue;
    // A number stays the number of what was asked for.
    if (other.shown['rows'] === undefined) return { ...answered, notes: [`${looser.note}: ${found} would be found.`] };
    return { ...other, notes: [`${looser.note}.`] };
  }
  return { ...answered, notes: [] };
}

async function looserInputs(operation: OperationFacts, input: Input): Promise<readonly Looser[]> {
  if (operation.searchFields) {
    const { data } = (await loadOperation(operation.name)).input.safeParse(input);
    const query = (data as { readonly query?: Parameters<typeof looserQuery>[0] } | undefined)?.query;
    const loose = query && looserQuery(query);
    const named = query && byNameQuery(operation.searchFields, query);
    return [
      ...(loose ? [{ input: { ...input, query: loose }, note: 'Nothing is called just that: = is read as ~, a part of it' }] : []),
      ...(named
        ? [
            {
              input: { ...input, query: named },
              note: 'Nobody is called just that: the words of the name are looked for in name and email',
            },
          ]
        : []),
    ];
  }
  const { fields } = await loadOperation(operation.name);
  return Object.entries(fields).flatMap(([name, schema]) => {
    const said = input[name];
    if (!markOf(schema)?.phrase || typeof said !== 'string') return [];
    const { words } = readWords(said, 'sentence');
    const simple = words.map((word) => word.forms.find((form) => /^[\p{L}]+$/u.test(form)) ?? word.said).join(' ');
    const whole = words.map((word) => word.said).join(' ');
    const phrases = [...new Set([whole, simple])].filter((phrase) => phrase !== '' && phrase !== said.trim().toLowerCase());
    return phrases.map((phrase) => ({
      input: { ...input, [name]: phrase },
      note: `Nothing has all of that: ${name} is read as "${phrase}"`,
    }));
  });
}
