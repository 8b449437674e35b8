import fc from 'fast-check';
import { expect } from 'vitest';
import { dropTag, live, type Model, standing, type Tag } from './model.ts';
import { closedTo } from './people.ts';
import { attempt, number, pick, type Refusal, type Step, sorted, step } from './step.ts';

const name = fc.constantFrom('Hot & cold', 'New', 'Bug', 'Late');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const gone = (tag: Tag, code = 'tag_not_found'): Refusal | undefined => (tag.gone ? [404, code] : undefined);

/** The tag that the workspace has by this name, as an answer shows it; new ones are entered. */
function entered(model: Model, shown: { readonly id: string; readonly name?: unknown }, chosen: string): Tag {
  const known = standing(model.tags).find((tag) => tag.name === chosen);
  const tag = known ?? { id: shown.id, name: chosen, gone: false };
  if (!known) model.tags.push(tag);
  expect(shown).toMatchObject({ id: tag.id, name: escaped(tag.name) });
  return tag;
}

export const tagSteps: fc.Arbitrary<Step>[] = [
  step('create a tag', { name }, async (model, { intercom }, chosen) => {
    entered(model, await intercom.tags.create(chosen), chosen.name);
  }),
  step('rename a tag', { of: number, name }, async (model, { intercom }, chosen) => {
    const tag = pick(model.tags, chosen.of);
    const taken = standing(model.tags).some((other) => other !== tag && other.name === chosen.name);
    const refusal = gone(tag) ?? (taken ? ([400, 'parameter_invalid'] as const) : undefined);
    const shown = await attempt(intercom.tags.create({ id: tag.id, name: chosen.name }), refusal);
    if (!shown) return;
    tag.name = chosen.name;
    expect(shown).toMatchObject({ id: tag.id, name: escaped(tag.name) });
  }),
  step('delete a tag', { of: number, kept: fc.boolean() }, async (model, { intercom }, { of, kept }) => {
    const [first] = model.keptTags;
    const tag = (kept && of === 0 && model.tags.find(({ id }) => id === first)) || pick(model.tags, of);
    const inUse: Refusal | undefined = model.keptTags.has(tag.id) ? [400, 'tag_has_dependent_objects'] : undefined;
    const refusal = gone(tag, 'not_found') ?? inUse;
    await attempt(intercom.tags.delete({ tag_id: tag.id }), refusal);
    if (!refusal) dropTag(model, tag);
  }),
  step('get a tag', { of: number }, async (model, { intercom }, { of }) => {
    const tag = pick(model.tags, of);
    const shown = await attempt(intercom.tags.get({ tag_id: tag.id }), gone(tag, 'not_found'));
    if (shown) expect(shown).toMatchObject({ id: tag.id, name: escaped(tag.name) });
  }),
  step('list tags', {}, async (model, { intercom }) => {
    const { data } = await intercom.tags.list();
    expect(sorted((data ?? []).map(({ id }) => id))).toEqual(sorted(standing(model.tags).map(({ id }) => id)));
  }),
  step('tag a contact', { person: number, of: number }, async (model, { intercom }, { person, of }) => {
    const [who, tag] = [pick(model.people, person), pick(model.tags, of)];
    const refusal = closedTo(who) ?? gone(tag, 'not_found');
    if (await attempt(intercom.contact_tags.attach({ contact_id: who.id, id: tag.id }), refusal)) who.tags.add(tag.id);
  }),
  step('untag a contact', { person: number, of: number }, async (model, { intercom }, { person, of }) => {
    const [who, tag] = [pick(model.people, person), pick(model.tags, of)];
    const refusal = closedTo(who) ?? (who.tags.has(tag.id) ? undefined : ([404, 'not_found'] as const));
    if (await attempt(intercom.contact_tags.detach({ contact_id: who.id, tag_id: tag.id }), refusal)) who.tags.delete(tag.id);
  }),
  step('tags of a contact', { person: number }, async (model, { intercom }, { person }) => {
    const who = pick(model.people, person);
    const shown = await attempt(intercom.contact_tags.list({ contact_id: who.id }), closedTo(who));
    if (shown) expect(sorted((shown.data ?? []).map(({ id }) => id))).toEqual(sorted(who.tags));
  }),
  step(
    'tag or untag many contacts',
    { name, people: fc.uniqueArray(number, { minLength: 1, maxLength: 3 }), untag: fc.boolean() },
    async (model, { intercom }, { name, people, untag }) => {
      const them = people.map((which) => pick(model.people, which));
      const shown = await intercom.tags.create({ name, users: them.map(({ id }) => (untag ? { id, untag } : { id })) });
      const tag = entered(model, shown, name);
      // Whoever is not there is passed over.
      for (const { fate, tags } of them) if (fate === 'live') untag ? tags.delete(tag.id) : tags.add(tag.id);
    },
  ),
  step('tag or untag a company', { name, of: number, untag: fc.boolean() }, async (model, { intercom }, { name, of, untag }) => {
    const company = pick(model.companies, of);
    const tag = entered(
      model,
      await intercom.tags.create({ name, companies: [untag ? { id: company.id, untag } : { id: company.id }] }),
      name,
    );
    if (!company.gone) untag ? company.tags.delete(tag.id) : company.tags.add(tag.id);
  }),
  step('count users by tag', {}, async (model, { intercom }) => {
    const { user } = (await intercom.counts.get({ type: 'user', count: 'tag' })) as { user?: { tag?: readonly object[] } };
    const users = live(model).filter(({ role }) => role === 'user');
    const expected = standing(model.tags).map(({ id, name: named }) => [named, users.filter(({ tags }) => tags.has(id)).length]);
    expect(Object.fromEntries((user?.tag ?? []).flatMap((each) => Object.entries(each)))).toEqual(Object.fromEntries(expected));
  }),
];
