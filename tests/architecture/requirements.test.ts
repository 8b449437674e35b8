import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { operations, permissions, scopes } from '@gatehouse/connector';
import { actions } from '@gatehouse/connector/actions';
import { describe, expect, test } from 'vitest';
import { prompts } from '../../bench/prompts/index.ts';
import { settings } from '../../packages/gateway/src/config.ts';
import { errorTable } from '../../packages/gateway/src/errors.ts';
import { management } from '../../packages/gateway/src/management/index.ts';
import { pages } from '../../packages/gateway/src/surfaces/console/pages.ts';
import { callbackPaths } from '../../packages/gateway/src/vault/callback-paths.ts';
import { anchorsOf, type Line, linesOf, read, root, testsIn } from './requirement-lines.ts';

/* docs/requirements.md against the tests that it names, and against the lists that must be whole in it. */

const lines = linesOf(read('docs/requirements.md'));
const under = (document: number, section: RegExp) =>
  lines.filter((line) => line.document.startsWith(`Document ${document}:`) && section.test(line.section));

/** What code in a place may be, besides a file. */
const known: ReadonlySet<string> = new Set([
  ...operations.flatMap(({ name, tool }) => (tool === undefined ? [name] : [name, tool])),
  ...Object.keys(management),
  ...scopes.map(({ key }) => key),
  ...Object.keys(errorTable),
  ...settings.map(({ name }) => name),
  ...Object.values(pages),
  ...callbackPaths,
]);

function isThere(place: string): boolean {
  if (!place.startsWith('(')) return known.has(place) || (place.includes('/') && existsSync(join(root, place)));
  const [target = '', anchor] = place.slice(1, -1).split('#');
  const file = join('docs', target);
  return existsSync(join(root, file)) && (anchor === undefined || anchorsOf(read(file)).has(anchor));
}

const names = new Map<string, ReadonlySet<string>>();
function isShown(test: string): boolean {
  const [, file = '', name = ''] = /^(\S+) › (.+)$/.exec(test) ?? [];
  if (!file.endsWith('.test.ts') || !existsSync(join(root, file))) return false;
  const inFile = names.get(file) ?? testsIn(read(file));
  names.set(file, inFile);
  return inFile.has(name);
}

const textOf = ({ document, section, cells }: Line) => `${document}, ${section}: ${Object.values(cells)[0]}`;

test('there are five documents, and many lines', () => {
  expect(new Set(lines.map(({ document }) => document)).size).toBe(5);
  expect(lines.length).toBeGreaterThan(200);
});

test('each line names a place that is there, and a test of that name; or says why not', () => {
  const wrong = lines.flatMap((line) => {
    const missing = [...line.places.filter((place) => !isThere(place)), ...line.tests.filter((one) => !isShown(one))];
    if (line.part && line.places.length === 0) missing.push('a place');
    if (line.part && line.tests.length === 0) missing.push('a test');
    if (line.because === undefined && /\*\*/.test(line.cells['place'] ?? '')) missing.push('a reason that can be read');
    return missing.map((what) => `${textOf(line)}: ${what}`);
  });
  expect(wrong).toEqual([]);
});

test('no line stands twice in a section', () => {
  const all = lines.map(textOf);
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
});

describe('nothing of what can be counted is missing', () => {
  test('the 39 scopes, with their descriptions and access', () => {
    const rows = under(1, /^Scopes$/).flatMap(({ cells }) =>
      cells['scope'] ? [[cells['scope'], cells['description'], cells['access']]] : [],
    );
    expect(rows).toEqual(scopes.filter(({ ours }) => !ours).map(({ key, description, access }) => [`\`${key}\``, description, access]));
  });

  test.each(['standard', 'extended'] as const)("Intercom's boxes (%s), with its words", (tier) => {
    const rows = under(3, new RegExp(`^${tier}`, 'i')).map(({ cells }) => [cells['box'], cells['Intercom’s words']]);
    const boxes = permissions.filter((one) => one.tier === tier && one.description !== null);
    expect(rows).toEqual(boxes.map(({ label, description }) => [label, description]));
  });

  test('the boxes that Canvas Kit locks', () => {
    const rows = under(3, /^Canvas Kit/).map(({ cells }) => /“([^”]+)” cannot/.exec(cells['promise'] ?? '')?.[1]);
    expect(rows).toEqual(permissions.filter(({ canvasKit }) => canvasKit).map(({ label }) => label));
  });

  test('the tools that have permanent names', () => {
    const tools = operations.flatMap(({ tool }) => (tool === undefined ? [] : [tool]));
    const rows = [...under(2, /^Tools$/), ...under(5, /^Tools$/)].flatMap(({ places }) => places);
    expect(tools.filter((tool) => !rows.includes(tool))).toEqual([]);
    expect(under(2, /^Tools$/)).toHaveLength(6);
    expect(under(5, /^Tools$/).filter(({ cells }) => cells['promise']?.startsWith('`intercom_'))).not.toEqual([]);
  });

  test('the actions, each with all of its inputs and what they are unless told', () => {
    const other = new Map(
      under(4, /^Actions$/).flatMap(({ cells, because }) => {
        const [, input] = /^Default of “([^”]+)”$/.exec(cells['promise'] ?? '') ?? [];
        return input !== undefined && because !== undefined ? [[input, because] as const] : [];
      }),
    );
    const rows = under(4, /^Actions$/).flatMap(({ cells }) => (cells['action'] ? [[cells['action'], cells['inputs']] as const] : []));
    const written = ([label, inputs = '']: readonly [string, string | undefined]) =>
      `${label}: ${inputs
        .split('; ')
        .map((input) => (other.has(`${label}: ${input.split(' = ')[0]}`) ? input.split(' = ')[0] : input))
        .join('; ')}`;
    const ours = Object.values(actions).map(({ label, inputs }) => {
      const fields = Object.values(inputs).map((one) => (one.default === undefined ? one.label : `${one.label} = ${one.default}`));
      return `${label}: ${fields.join('; ') || '–'}`;
    });
    expect(rows.map(written).toSorted()).toEqual(ours.toSorted());
    expect(other.size).toBe(2);
  });

  test('the addresses that Intercom may send a browser back to', () => {
    const places = new Set(lines.flatMap((line) => line.places));
    expect(callbackPaths.filter((path) => !places.has(path))).toEqual([]);
  });

  test('the example prompts', () => {
    const said = [...under(2, /^Example prompts$/), ...under(5, /^Example prompts$/)].map(({ cells }) => cells['promise']?.slice(1, -1));
    expect(said.toSorted()).toEqual(prompts.map(({ prompt }) => prompt).toSorted());
  });
});

test('the documentation leads to Intercom’s own pages', () => {
  const page = read('docs/connect-intercom.md');
  for (const words of [
    'https://developers.intercom.com/',
    'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth',
    'development workspace',
    'Configure → Authentication',
    'Test & Publish → Your Workspaces',
    'internal integration',
    'public app',
  ])
    expect(page.toLowerCase()).toContain(words.toLowerCase());
  const silent = operations.filter(
    ({ name }) => !read(`docs/reference/operations/${name}.md`).includes('https://developers.intercom.com/docs/references/'),
  );
  // The older address of the same jobs, of which Intercom's reference has no page.
  expect(silent.every(({ name }) => name.startsWith('message_data_exports.'))).toBe(true);
});

test('the documentation says how an app is made, and what its token is', () => {
  const page = read('docs/connect-intercom.md').replaceAll(/\s+/g, ' ');
  for (const words of [
    'press **Edit**, tick **Use OAuth**, press **Add redirect URL**',
    '**Client ID** and **Client secret** from **Basic information**',
    'Intercom reviews it before it goes into production',
    'the most common reason why apps are not approved',
    '**Never give an access token to anybody outside.** It opens all that its app may do, like a password.',
    'if one asks for your token, Intercom wants to hear of it',
    'Intercom makes one with each app',
    '**Test & Publish → Your Workspaces** for each workspace that has the app',
    'authentication/installing-uninstalling-apps',
  ])
    expect(page).toContain(words);
});

test('whoever reads the README finds this page', () => {
  expect(read('README.md')).toContain('(docs/requirements.md)');
});
