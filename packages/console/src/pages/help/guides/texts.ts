import type { GuideId } from '../../../patterns/guides.ts';

const files = import.meta.glob<string>(['../../../../../../docs/*.md', '../../../../../../docs/reference/*.md'], {
  query: '?raw',
  import: 'default',
});

/** A guide's text; each comes with the first look at it. */
export async function readGuide(id: GuideId): Promise<string> {
  const file = Object.entries(files).find(([path]) => path.endsWith(`/docs/${id}.md`))?.[1];
  if (!file) throw new Error(`There is no docs/${id}.md`);
  return file();
}
