import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions, permissionTiers } from '@gatehouse/connector';
import { webhookTopics } from '@gatehouse/connector/webhook-topics';
import { expect, test } from 'vitest';
import { factsAt } from './facts.ts';

const page = join(factsAt, '../seeds/002_121713ffd60ffcbc.txt');
const sheet = join(factsAt, 'facts.md');
const absent = (path: string) => `nothing at ${path}: INTERCOM_FACTS names the folder of facts`;

/** A line of the page is a label and its description, without a space between. */
const linesOf = (text: string, from: string, to: string) =>
  (text.split(`\n${from}\n`)[1]?.split(`\n${to}`)[0] ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('scopesDescription'));

test("the boxes of Intercom's page stand first, in its order and words", ({ skip }) => {
  skip(!existsSync(page), absent(page));
  const text = readFileSync(page, 'utf8');
  const known = {
    standard: linesOf(text, 'People & conversation data', 'Workspace data'),
    extended: linesOf(text, 'Workspace data', '🚧'),
  };
  for (const tier of ['standard', 'extended'] as const) {
    const own = permissions.filter((permission) => permission.tier === tier);
    const lines = own.slice(0, known[tier].length).map(({ label, description }) => `${label}${description}`);
    expect(lines.map((line) => line.toLowerCase())).toEqual(known[tier].map((line) => line.toLowerCase()));
    expect(own.slice(known[tier].length).filter(({ description }) => description !== null)).toEqual([]);
    expect(text).toContain(`\n${permissionTiers[tier]}\n`);
  }
  expect(known.standard.length + known.extended.length).toBe(27);
});

/** Two that the list of topics calls otherwise than the list of boxes. */
const otherwise: Readonly<Record<string, string>> = { 'Read API activity logs': 'Read API activity', 'Read jobs': 'Read status of jobs' };

test('the topics of webhooks have the permissions that are known of them', ({ skip }) => {
  skip(!existsSync(sheet), absent(sheet));
  const section = readFileSync(sheet, 'utf8').split('\n### 9.3 ')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| (`.*) \| (.*) \|$/gm)].map(([, topics = '', labels = '']) => ({
    topics: topicsIn(topics),
    labels,
  }));
  expect(rows.length).toBeGreaterThan(15);
  const own = new Map(webhookTopics.flatMap((group) => group.topics.map((topic) => [topic, group.permissions] as const)));
  expect([...own.keys()].toSorted()).toEqual(rows.flatMap(({ topics }) => topics).toSorted());
  for (const { topics, labels } of rows) {
    const wanted = labels
      .replace(/\(.*\)/, '')
      .split(' · ')
      .map((label) => otherwise[label.trim()] ?? label.trim());
    for (const topic of topics.filter((one) => !exceptions.has(one))) {
      const said = (own.get(topic) ?? []).map((key) => permissions.find((one) => one.key === key)?.label ?? '');
      expect([topic, said.toSorted()]).toEqual([topic, labelsOf(wanted).toSorted()]);
    }
  }
});

/** Said in a bracket, or for all three: no permission, two of three, and "the user permissions". */
const exceptions = new Set(['conversation.read', 'contact.deleted', 'visitor.signed_up', 'granular.subscribe', 'granular.unsubscribe']);

const labelsOf = (labels: readonly string[]) => labels.filter((label) => label !== 'always');

const topicsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`{]*)(?:\{([^}]*)\})?`/g)].flatMap(([, prefix = '', names]) =>
    names === undefined ? [prefix] : names.split(', ').map((name) => `${prefix}${name}`),
  );
