import type { DataType, Model } from './room.ts';

type Standard = readonly [name: string, label: string, data_type: DataType, apiWritable: boolean];

/** Those that every workspace has. */
export const standardAttributes: Readonly<Record<Model, readonly Standard[]>> = {
  contact: [
    ['name', 'Name', 'string', true],
    ['email', 'Email', 'string', true],
    ['phone', 'Phone', 'string', true],
    ['external_id', 'User ID', 'string', true],
    ['role', 'Type', 'string', true],
    ['created_at', 'First seen', 'date', false],
    ['signed_up_at', 'Signed up', 'date', true],
    ['last_seen_at', 'Last seen', 'date', true],
    ['last_contacted_at', 'Last contacted', 'date', false],
    ['last_replied_at', 'Last heard from', 'date', false],
    ['unsubscribed_from_emails', 'Unsubscribed from Emails', 'boolean', true],
    ['language_override', 'Language override', 'string', true],
    ['owner_id', 'Owner', 'string', true],
  ],
  company: [
    ['name', 'Company name', 'string', true],
    ['company_id', 'Company ID', 'string', false],
    ['last_request_at', 'Company last seen', 'date', false],
    ['remote_created_at', 'Company created at', 'date', true],
    ['user_count', 'People', 'integer', false],
    ['session_count', 'Company web sessions', 'integer', false],
    ['monthly_spend', 'Monthly Spend', 'float', true],
    ['plan.name', 'Plan', 'string', true],
    ['size', 'Company size', 'integer', true],
    ['industry', 'Company industry', 'string', true],
    ['website', 'Company website', 'string', true],
  ],
};
