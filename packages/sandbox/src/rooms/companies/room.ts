import type { Attributes } from '../../parts/attributes.ts';
import type { Call } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { type Occurrence, type Row, room, type View } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';
import { noteShape, notes } from '../notes/room.ts';
import { segments } from '../segments/room.ts';
import { tagList } from '../tags/room.ts';
import { seedCompanies } from './seed.ts';

export interface Company extends Row {
  readonly company_id: string;
  name: string;
  plan: { id: string; name: string } | null;
  size: number | null;
  website: string | null;
  industry: string | null;
  monthly_spend: number;
  session_count: number;
  readonly created_at: number;
  updated_at: number;
  last_request_at: number | null;
  remote_created_at: number | null;
  custom_attributes: Attributes;
  contact_ids: string[];
  tag_ids: string[];
  segment_ids: string[];
}

const unlocking = ['read_users', 'read_single_user'] as const;

export const companies = room<Company>()({
  name: 'companies',
  order: { by: (company) => company.last_request_at ?? 0, descending: true },
  // Intercom leaves companies without people out.
  listed: (company) => company.contact_ids.length > 0,
  keys: { company_id: 'exact' },
  seed: seedCompanies,
  topics: { 'company.created': unlocking, 'company.updated': unlocking },
  notices: ({ before, after, written, world }: Occurrence<Company>) =>
    after && (!before || written.includes('updated_at'))
      ? [{ topic: before ? 'company.updated' : 'company.created', item: (version) => companyShape(after, { world, version }) }]
      : [],
});

export const companyNotFound = () => notFound('Company Not Found', 'company_not_found');

/** The company that a path names. */
export const findCompany = (call: Call): Company => rowOf(call, companies, 'company_id', companyNotFound);

/** An unset website, industry, size or time is an absent key, unlike in contacts. */
export function companyShape(company: Company, { world }: View) {
  const { contact_ids, tag_ids, segment_ids, plan, ...rest } = company;
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const of = world
    .of(segments)
    .listed()
    .filter((segment) => segment_ids.includes(segment.id));
  const about = world
    .of(notes)
    .listed()
    .filter(({ company_id }) => company_id === company.id);
  return {
    type: 'company',
    ...set,
    app_id: world.workspace.id_code,
    user_count: contact_ids.length,
    tags: tagList(tag_ids, world),
    segments: { type: 'segment.list', segments: of.map(({ id, name }) => ({ type: 'segment', id, name })) },
    plan: plan ? { type: 'plan', ...plan } : {},
    notes: { type: 'note.list', notes: about.map((note) => noteShape(note, world)) },
  };
}
