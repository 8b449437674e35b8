import { inBulk } from '../../parts/bulk-jobs.ts';
import { type Call, type Handler, query, textOf } from '../../parts/call.ts';
import { searchPage } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { companyBulkJobs } from '../company-bulk-jobs/room.ts';
import { readCompanyFields, refuseUnknownFields } from './fields.ts';
import { type Company, companies, companyNotFound, companyShape, findCompany } from './room.ts';
import { companyOfItem, deleting, saving, savingOnce } from './saving.ts';
import { scrollOn } from './scroll.ts';
import { companySearchable } from './search-fields.ts';

export { companies as room } from './room.ts';

/** Rows that the list gives before it points to the scroll. */
const listDepth = 10_000;

export const list: Handler = (call) => {
  const page = numberedPage(wanted(call), { url: call.url, standard: 15, max: 60, nextAtEnd: 'null', depth: listDepth });
  return {
    type: 'list',
    data: page.rows.map((company) => companyShape(company, call)),
    pages: page.pages,
    total_count: page.total_count,
  };
};

/** Looked for by name or own id, a company is found even without contacts; nothing found is a 404. */
function wanted(call: Call): readonly Company[] {
  const rows = call.world.of(companies);
  const companyId = query(call, 'company_id');
  const name = query(call, 'name');
  if (companyId !== undefined || name !== undefined) {
    const company = companyId !== undefined ? rows.find('company_id', companyId) : rows.all().find((one) => one.name === name);
    if (!company) throw companyNotFound();
    return [company];
  }
  const tagId = query(call, 'tag_id');
  const segmentId = query(call, 'segment_id');
  if (tagId !== undefined) return rows.listed().filter((company) => company.tag_ids.includes(tagId));
  if (segmentId !== undefined) return rows.listed().filter((company) => company.segment_ids.includes(segmentId));
  return rows.listed();
}

export const get: Handler = (call) => companyShape(findCompany(call), call);

export const search: Handler = (call) => {
  const { rows, total_count, pages } = searchPage(call, companies, companySearchable(call), { standard: 15, max: 150 });
  return { type: 'list', data: rows.map((company) => companyShape(company, call)), total_count, pages };
};

/** The list by last activity: a POST that reads. Deeper than the scroll has to. */
export const list_ordered: Handler = (call) => {
  const order = query(call, 'order') ?? textOf(call.body, 'order') ?? 'desc';
  const rows = call.world.of(companies).listed();
  const ordered = order === 'asc' ? rows.toReversed() : rows;
  const page = numberedPage(ordered, { url: call.url, standard: 15, max: 60, nextAtEnd: 'null', depth: listDepth });
  return {
    type: 'list',
    data: page.rows.map((company) => companyShape(company, call)),
    pages: page.pages,
    total_count: page.total_count,
  };
};

export const update: Handler = (call) => {
  const company = findCompany(call);
  refuseUnknownFields(call);
  const changes = { ...readCompanyFields(call, company), updated_at: call.now };
  call.commit({ company: company.id }, [companies.set(company.id, changes)]);
  return companyShape({ ...company, ...changes }, call);
};

/** Its people lose it. Intercom answers at once and archives later; here it is gone at once. */
const remove: Handler = (call) => {
  const company = findCompany(call);
  call.commit({ company: company.id }, deleting(call, company));
  return { id: company.id, object: 'company', deleted: true };
};

export { remove as delete };

export const scroll: Handler = (call) => {
  const page = scrollOn(call, call.world.of(companies).all());
  const data = page.rows.map((company) => companyShape(company, call));
  return { type: 'list', data, pages: null, total_count: null, scroll_param: page.scroll_param };
};

/** Creates, or changes the company that has this `company_id`. */
export const create: Handler = (call) => {
  const { before, after, changes } = saving(call);
  call.commit({ company: (before ?? after).id }, changes);
  return companyShape(after, call);
};

export const bulk_create: Handler = (call) => {
  // Two of the same company are one, the later fields counting.
  const seen = new Map<string, Company>();
  return inBulk(call, { kind: 'companies', jobs: companyBulkJobs, byId: false, change: (item) => savingOnce(item, seen) });
};

export const bulk_update: Handler = (call) =>
  inBulk(call, {
    kind: 'companies',
    jobs: companyBulkJobs,
    byId: true,
    change: (item) => {
      const company = companyOfItem(item);
      return [companies.set(company.id, { ...readCompanyFields(item, company), updated_at: call.now })];
    },
  });

export const bulk_delete: Handler = (call) =>
  inBulk(call, { kind: 'companies', jobs: companyBulkJobs, byId: true, change: (item) => deleting(item, companyOfItem(item)) });
