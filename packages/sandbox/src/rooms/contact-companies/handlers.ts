import { type Handler, idOf } from '../../parts/call.ts';
import { pageByNumber, rowOf } from '../../parts/handlers.ts';
import { ApiError } from '../../server/errors.ts';
import { companies, companyNotFound, companyShape } from '../companies/room.ts';
import { contacts, findContact } from '../contacts/room.ts';

/** So many companies a contact can belong to. */
const most = 1000;

export const list: Handler = (call) => {
  const employers = findContact(call).company_ids.flatMap((id) => call.world.of(companies).get(id) ?? []);
  return pageByNumber(call, employers, { standard: 50, max: 150 }, (company) => companyShape(company, call));
};

/** Both know of each other. The answer is the company. */
export const attach: Handler = (call) => {
  const contact = findContact(call);
  const id = idOf(call.body['id']);
  if (id === undefined) throw new ApiError(400, 'parameter_not_found', 'company not specified');
  const company = call.world.of(companies).get(id);
  if (!company) throw companyNotFound();
  if (!contact.company_ids.includes(id) && contact.company_ids.length >= most) {
    throw new ApiError(400, 'contact_company_limit_exceeded', `Contact has reached the maximum of ${most} company associations`);
  }
  const contact_ids = company.contact_ids.includes(contact.id) ? company.contact_ids : [...company.contact_ids, contact.id];
  const company_ids = contact.company_ids.includes(id) ? contact.company_ids : [...contact.company_ids, id];
  call.commit({ contact: contact.id, company: id }, [companies.set(id, { contact_ids }), contacts.set(contact.id, { company_ids })]);
  return companyShape({ ...company, contact_ids }, call);
};

export const detach: Handler = (call) => {
  const contact = findContact(call);
  const company = rowOf(call, companies, 'company_id', companyNotFound);
  if (!contact.company_ids.includes(company.id)) throw companyNotFound();
  const contact_ids = company.contact_ids.filter((one) => one !== contact.id);
  const company_ids = contact.company_ids.filter((one) => one !== company.id);
  call.commit({ contact: contact.id, company: company.id }, [
    companies.set(company.id, { contact_ids }),
    contacts.set(contact.id, { company_ids }),
  ]);
  return companyShape({ ...company, contact_ids }, call);
};
