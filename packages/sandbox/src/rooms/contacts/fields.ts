import { mergeAttributes } from '../../parts/attributes.ts';
import { booleanOf, type Call, idOf, secondsOf, textOf } from '../../parts/call.ts';
import type { World } from '../../parts/room.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { attributeOf } from '../data-attributes/room.ts';
import { type Contact, contacts } from './room.ts';

/** The fields of a contact that a call can set. */
export type ContactFields = Partial<
  Omit<Contact, 'id' | 'created_at' | 'company_ids' | 'tag_ids' | 'archived' | 'merged_into' | 'searchable_at'>
>;

/** The fields of a contact that a body gives. Fields that Intercom does not know are passed over, as it does. */
export function readContactFields(call: Call, current: Contact | undefined): ContactFields {
  const { body, world } = call;
  const fields: ContactFields = {};
  const email = textOf(body, 'email');
  if (email !== undefined) fields.email = email === null || email === '' ? null : checkEmail(email);
  const externalId = textOf(body, 'external_id');
  if (externalId !== undefined) fields.external_id = externalId === '' ? null : externalId;
  for (const name of ['phone', 'name', 'avatar'] as const) {
    const text = textOf(body, name);
    if (text !== undefined) fields[name] = text;
  }
  for (const name of ['signed_up_at', 'last_seen_at'] as const) {
    const seconds = secondsOf(body, name);
    if (seconds !== undefined) fields[name] = seconds;
  }
  const unsubscribed = booleanOf(body, 'unsubscribed_from_emails');
  if (unsubscribed !== undefined) fields.unsubscribed_from_emails = unsubscribed ?? false;
  const language = textOf(body, 'language_override');
  // An unknown locale becomes null without an error.
  if (language !== undefined) fields.language_override = language !== null && isLocale(language) ? language : null;
  if (body['email_verified'] !== undefined && body['email_verified'] !== null && email === undefined) {
    throw invalid('email_verified can only be set together with email', 'email_verified');
  }
  const role = textOf(body, 'role');
  if (role !== undefined && role !== null) fields.role = checkRole(role, current);
  if (body['owner_id'] !== undefined) fields.owner_id = checkOwner(body['owner_id'], world);
  if (body['custom_attributes'] !== undefined) {
    fields.custom_attributes = mergeAttributes(body['custom_attributes'], current?.custom_attributes ?? {}, (name) =>
      attributeOf(world, 'contact', name) ? undefined : invalid(`Custom attribute '${name}' does not exist`),
    );
  }
  return fields;
}

function checkEmail(email: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalid('Email is invalid', 'email');
  return email;
}

function checkRole(role: string, current: Contact | undefined): Contact['role'] {
  if (role !== 'user' && role !== 'lead') throw invalid("Role isn't an option", 'role');
  if (current?.role === 'user' && role === 'lead') {
    throw new ApiError(400, 'client_error', "Contact with user role can't be converted to a lead");
  }
  return role;
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** A language that there is (ISO 639), perhaps with a country that there is. */
function isLocale(text: string): boolean {
  const [, language, region] = /^([a-z]{2})(?:-([A-Z]{2}))?$/.exec(text) ?? [];
  return language !== undefined && languages.of(language) !== undefined && (region === undefined || regions.of(region) !== undefined);
}

function checkOwner(value: unknown, world: World): string | null {
  // 0 and null unassign.
  if (value === null || value === 0 || value === '') return null;
  const id = idOf(value);
  if (id === undefined || !world.of(admins).get(id)) {
    throw invalid(`Owner ${String(value).slice(0, 100)} is not a member of the workspace`, 'owner_id');
  }
  return id;
}

/** Of a contact that was deleted the external id stays taken for about a week (reported by users of the API). */
const isForgotten = ({ deleted_at }: Contact, now: number) => deleted_at !== undefined && now - deleted_at > 7 * 86_400;

/** 409 when another contact, archived ones included, has the same email or external id. */
export function refuseDuplicate(fields: ContactFields, current: Contact | undefined, { world, now }: Pick<Call, 'world' | 'now'>): void {
  const rows = world.of(contacts);
  const others = [
    fields.external_id ? rows.find('external_id', fields.external_id) : undefined,
    fields.email ? rows.find('email', fields.email) : undefined,
  ];
  const other = others.find((contact) => contact !== undefined && contact !== current && !isForgotten(contact, now));
  if (!other) return;
  const which = other.archived ? 'An archived' : 'A';
  throw new ApiError(409, 'conflict', `${which} contact matching those details already exists with id=${other.id}`);
}
