import { operations, toExactJson } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../packages/sandbox/src/parts/random.ts';
import { absent, isThere } from '../description/description.ts';
import { addressesOf } from './addresses.ts';
import { bodiesOf, leastBody } from './bodies.ts';
import { differences, type Found, known } from './differences.ts';
import { misfitsOfQuery, neededBy, queriesOf } from './queries.ts';
import { type Judged, judgedOf, misfitsOf, refusalOf, shownBy } from './verdicts.ts';

/* What the gateway refuses and lets through over REST, held against the validator that Intercom's description makes. */

/** Of the bodies that are drawn: `VERDICT_SEED=2 npx vitest run tests/verdict` draws others. */
const seed = Number(process.env['VERDICT_SEED'] ?? 1);

const used = new Set<string>();
const counted = { passes: 0, refuses: 0, undescribed: 0 };

/** Why the two may differ here. */
function reasonOf(found: Found): string | undefined {
  const listed = Object.entries(differences).find(([, { gateway, when }]) => gateway === found.gateway && when(found))?.[0];
  const ofKnown =
    found.gateway === 'passes' ? known.find(({ operations: names, at }) => names.test(found.operation) && at.test(found.at)) : undefined;
  const reason = listed ?? ofKnown?.source;
  if (reason !== undefined) used.add(reason);
  return reason;
}

type Made = Omit<Found, 'operation' | 'gateway'>;
type Sent = Parameters<typeof refusalOf>[1];

/** What is wrong with how the gateway took a request; nothing where it did as the description does. */
async function wrongWith(judged: Judged, made: Made, sent: Sent): Promise<string[]> {
  const issues = await refusalOf(judged, sent);
  const gateway = issues ? 'refuses' : 'passes';
  counted[gateway] += 1;
  const request = `${made.kind} ${made.part} ${made.at}: ${(toExactJson(sent.body) ?? sent.query ?? String(made.value)).slice(0, 500)}`;
  if (issues && !issues.some(({ field, problem }) => isOf(made, field, problem)))
    return [`${request}: refused, but not for what is odd: ${JSON.stringify(issues)}`];
  if (made.misfits.length > 0 === (gateway === 'refuses')) return [];
  const against = issues ? JSON.stringify(issues) : made.misfits.join('; ');
  return reasonOf({ ...made, operation: judged.name, gateway }) === undefined ? [`${request}: the gateway ${gateway} it; ${against}`] : [];
}

/** Whether a refusal names the field that is odd, or what it stands in, or another one in its place. */
function isOf({ kind, at }: Made, field: string, problem: string): boolean {
  const place = at.replaceAll('*', '0');
  const isNear = field === place || place.startsWith(`${field}.`) || field.startsWith(`${place}.`);
  // Where several things are odd, or one of several fields is not there, any of them is.
  return kind === 'drawn' || at === '' || field === '' || isNear || problem.includes(at.split('.').at(-1) ?? '') || /^query\b/.test(at);
}

// Not here where Intercom's descriptions are absent: the validator is made from them.
describe.runIf(isThere).each(operations.map((facts) => [facts.name, facts] as const))('%s', (name, facts) => {
  test('lets through and refuses what the description does', async () => {
    const judged = await judgedOf(facts);
    if (!judged) counted.undescribed += 1;
    // Forms go through as they are.
    if (!judged || judged.operation.form) return;
    const wrong: string[] = [];
    const { schema, source } = judged;
    const makings = schema && { schema, source, random: createRandom(seed).fork(name), start: shownBy(judged) };
    const body = makings && leastBody(makings);
    const query = neededBy(judged);
    const part = { isRequired: true } as const;
    for (const { at, kind, value, misfits } of addressesOf(judged))
      wrong.push(...(await wrongWith(judged, { ...part, part: 'path', at, kind, value, misfits }, { query, body, path: { [at]: value } })));
    for (const { query: asked, ...made } of queriesOf(judged))
      wrong.push(...(await wrongWith(judged, { ...made, part: 'query', misfits: misfitsOfQuery(judged, asked) }, { query: asked, body })));
    for (const { body: odd, ...made } of makings ? bodiesOf(makings) : [])
      wrong.push(...(await wrongWith(judged, { ...made, part: 'body', misfits: misfitsOf(judged, odd) }, { query, body: odd })));
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

test('enough was tried, and nothing is listed that is not needed', ({ skip }) => {
  skip(!isThere, absent);
  expect(counted.passes).toBeGreaterThan(20_000);
  expect(counted.refuses).toBeGreaterThan(30_000);
  expect(counted.undescribed).toBeLessThan(6);
  const listed = [...Object.keys(differences), ...known.map(({ source }) => source)];
  expect(listed.filter((reason) => !used.has(reason))).toEqual([]);
});
