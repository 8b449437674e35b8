import { findOperation, query, read } from './ordinary.ts';
import { one } from './state.ts';
import { field, giveUp, type Row, task, text } from './task.ts';

const row = 'finding';

export const finding = [
  task({
    id: 'company-in-passing',
    row,
    given: () => ({ said: 'acme', name: 'Acme Corp' }),
    says: ({ said }) => `What plan is ${said} on, and how much do they spend a month?`,
    right: ({ companies }, { name }) => {
      const { plan, monthly_spend } = one(companies, (each) => each.name === name, name);
      return [{ plan: plan?.name ?? null, spend: monthly_spend }];
    },
    before: async (ask, { said }) => {
      const planOf = (company: Row) => text(field(company, 'plan') as Row | undefined, 'name');
      for (const guess of [said, 'Acme']) {
        const listed = await ask('intercom_list_companies', { name: guess });
        const [row] = listed.rows;
        if (!row) continue;
        const known = planOf(row) ? row : (await ask('intercom_get_company_by_id', { company_id: text(row, 'id') })).body;
        return { value: { plan: planOf(known), spend: Number(field(known, 'monthly_spend')) } };
      }
      const found = await ask('search', { query: 'acme' });
      if (!found.text.includes('company')) giveUp('nothing finds a company by a part of its name');
      await findOperation(ask, 'search companies', 'companies.search');
      return giveUp('nothing finds a company by a part of its name');
    },
    after: async (ask, { said }) => {
      const { body } = await ask('intercom_get_company_by_id', { company_id: said, fields: ['plan.name', 'monthly_spend'] });
      return { value: { plan: String(field(body, 'plan.name')), spend: Number(field(body, 'monthly_spend')) } };
    },
  }),

  task({
    id: 'articles-about-passwords',
    row,
    given: () => ({ about: 'resetting the password' }),
    says: ({ about }) => `Which published help articles are about ${about}?`,
    right: ({ articles }) => [
      articles.filter(({ title, state }) => state === 'published' && /reset your password/i.test(title)).map(({ title }) => title),
    ],
    before: async (ask) => {
      const looked = await ask('search', { query: 'reset password' });
      const results = (looked.body['results'] ?? []) as readonly Row[];
      const articles = results.filter((each) => text(each, 'id').startsWith('article'));
      if (articles.length > 0) return { value: articles.map((each) => text(each, 'title')) };
      await findOperation(ask, 'search articles', 'articles.search');
      const found = await read(ask, 'articles.search', { phrase: 'reset password' });
      return { value: found.rows.map((each) => text(each, 'title')), ...(found.body['next'] ? { told: 'there are more pages' } : {}) };
    },
    after: async (ask, { about }) => {
      const { body } = await ask('search', { query: about });
      const articles = ((body['results'] ?? []) as readonly Row[]).filter((each) => text(each, 'id').startsWith('article_'));
      const published = articles.filter((each) => each['state'] === 'published');
      const found = Number((body['found'] as Row)['article']);
      const value = published.map((each) => text(each, 'title').replace(/^.*?“|”$/g, ''));
      return { value, ...(found > articles.length ? { told: `${found} were found` } : {}) };
    },
  }),

  task({
    id: 'person-by-phone',
    row,
    given: ({ contacts }) => {
      const { id, phone, name } = one(
        contacts,
        (each) => each.phone !== null && each.name !== null && contacts.filter(({ phone: other }) => other === each.phone).length === 1,
        'contact with a phone',
      );
      const [, area, exchange, line] = phone?.match(/^\+1(\d{3})(\d{3})(\d{4})$/) ?? [];
      return { id, name, said: `(${area}) ${exchange}-${line}` };
    },
    says: ({ said }) => `Somebody called from ${said}. Who is it?`,
    right: (_, { id }) => [id],
    before: async (ask, { said }) => {
      const found = await ask('intercom_search_contacts', { query: query([['phone', '=', said]]) });
      if (found.isError) giveUp(found.text);
      return { value: text(found.rows[0], 'id') || 'nobody we know' };
    },
    after: async (ask, { said }) => {
      const found = await ask('intercom_search_contacts', { query: said, fields: ['id', 'name'] });
      return { value: text(found.rows[0], 'id') };
    },
  }),
];
