import * as z from 'zod';
import { wanted } from '../described.ts';
import { operation } from '../operation.ts';
import { DataAttribute } from './schemas.ts';

const described = {
  name: z.string().min(1).max(190).describe('Name: letters, figures, hyphens and currency signs.'),
  model: z.enum(['contact', 'company']).describe('What it belongs to.'),
  description: z.string().max(1000).optional().describe('What it is for.'),
  messenger_writable: z.boolean().optional().describe('Whether the Messenger may set it.'),
};

const notAModel = ['parameter_invalid', 'The Data Attribute model field must be either contact or company'] as const;

export const create = operation({
  name: 'data_attributes.create',
  route: 'POST /data_attributes',
  summary: 'Add a data attribute',
  description:
    'Adds an attribute to contacts or companies. The name is letters, figures, hyphens and currency signs; data_type options needs ' +
    'at least two options. A workspace has at most 250.',
  asked: [
    'add a custom field to contacts or companies',
    'new attribute on people, such as plan or birthday',
    'we want to store the contract date on customer profiles',
    'make a company field with a list of choices',
    'we need a birthday field on profiles',
    'keep the birthday of each customer',
    'add a field contract end to companies',
    'make a new profile attribute for people',
    'new custom field on contacts: shoe size',
    'we need to store the renewal date on accounts',
    'define a custom data attribute',
    'create a dropdown field on customer profiles',
    'want to keep the tax number of each company, add a field',
    'new property on users',
    'keep the tax number of each customer, make a field',
    'custom attribute on people for shoe size',
    'add a company property contract type with choices',
    'new profile field',
    'store the date of the last visit on each contact, new attribute',
    'create a custom attribute on contacts',
    'we have no place for the birthday on a profile',
    'store for every person whether they are vegetarian, new field',
    'new field on people',
    'we need a place for the birthday on users',
    'company field industry',
    'custom attribute with choices for contacts',
  ],
  effect: 'create',
  retry: 'K',
  reconcile: [
    { by: 'read', operation: 'data_attributes.list', input: { model: 'model' }, rows: 'data', same: [{ row: 'name', as: 'name' }] },
  ],
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'data_attribute.created' },
  since: '2.7',
  body: [
    z.strictObject({
      ...described,
      data_type: z
        .enum(['string', 'integer', 'float', 'boolean', 'datetime', 'date'])
        .describe('Type of its values; it cannot change later.'),
    }),
    z.strictObject({
      ...described,
      data_type: z.literal('options'),
      options: z
        .array(z.strictObject({ value: wanted(z.string().min(1).max(255)) }))
        .min(2)
        .max(500)
        .describe('The choices of data_type options, two at least.'),
    }),
  ],
  said: {
    model: { absent: notAModel, wrong: notAModel },
    data_type: { wrong: ['parameter_invalid', "Data Type isn't an option"] },
  },
  output: DataAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes/createdataattribute',
  examples: [
    {
      title: 'Add a data attribute',
      input: { name: 'Mithril Shirt', model: 'company', data_type: 'string' },
      output: {
        type: 'data_attribute',
        id: 37,
        name: 'Mithril Shirt',
        label: 'Mithril Shirt',
        created_at: 1734537756,
        updated_at: 1734537756,
      },
    },
  ],
});
