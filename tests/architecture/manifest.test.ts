import { findOperation, loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { manifest } from '../../scripts/generate/manifest.ts';
import { renamesPage } from '../../scripts/generate/reference.ts';

test('an operation that was renamed is listed under its former names, too', async () => {
  const operation = { ...(await loadOperation('tags.list' as string)), aliases: ['tags.all', 'labels.list'] };
  const files = new Map(await manifest([{ operation, file: 'tags/list.ts', as: 'list' }]));
  const at = (name: string) => files.get(`packages/connector/src/manifest/${name}`) ?? '';
  expect(at('resources/tags.ts')).toContain("export { list } from '../../catalogue/tags/list.ts';\nexport { list as all } from");
  expect(at('resources/labels.ts')).toContain("export { list } from '../../catalogue/tags/list.ts';");
  expect(at('resources.ts')).toContain("labels: () => import('./resources/labels.ts')");
  expect(at('resources.ts')).not.toContain("'tags.all'");
  expect(Object.keys(JSON.parse(at('input-schemas/labels.json')))).toEqual(['labels.list']);
  expect(renamesPage([operation])[1]).toContain('| `labels.list` | [tags.list](operations/tags.list.md) |');
  expect(renamesPage([findOperation('tags.list')])[1]).toContain('None so far.');
});
