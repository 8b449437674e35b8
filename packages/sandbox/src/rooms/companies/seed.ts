import type { Seeding } from '../../parts/room.ts';
import { segments } from '../segments/room.ts';
import { companyNames, industries, oddCompanyNames, planNames } from './names.ts';
import type { Company } from './room.ts';

const day = 86_400;
const withoutPeople = 5;

/** The first is Acme Corp. People come to the first `size.companies` of them, with the contacts. */
export function seedCompanies({ random, now, size, rowsOf }: Seeding): Company[] {
  const count = size.companies + withoutPeople;
  const odd = oddCompanyNames.slice(0, Math.max(0, count - 1));
  const names = [['Acme Corp', 'acme'] as const, ...odd, ...companyNames].slice(0, count);
  return names.map(([name, slug], index) => {
    const created = now - random.int(200, 900) * day;
    const plan = index === 0 ? 3 : random.int(-1, planNames.length - 1);
    const planName = planNames[plan];
    return {
      id: `${created.toString(16).padStart(8, '0')}${random.hex(16)}`,
      company_id: slug,
      name,
      plan: planName === undefined ? null : { id: String(844_781 + plan), name: planName },
      size: random.chance(0.7) ? random.int(2, 5000) : null,
      website: random.chance(0.8) ? `https://www.${slug}.example` : null,
      industry: random.chance(0.7) ? random.pick(industries) : null,
      monthly_spend: random.chance(0.6) ? random.int(20, 20_000) : 0,
      session_count: random.int(0, 4000),
      created_at: created,
      updated_at: now - random.int(1, 90 * day),
      last_request_at: random.chance(0.9) ? now - random.int(60, 60 * day) : null,
      remote_created_at: random.chance(0.5) ? created - random.int(0, 100) * day : null,
      custom_attributes: random.chance(0.5) ? { creation_source: 'api', region: random.pick(['EMEA', 'AMER', 'APAC']) } : {},
      contact_ids: [],
      tag_ids: [],
      segment_ids: random.chance(0.4) ? [random.pick(rowsOf(segments)).id] : [],
    };
  });
}
