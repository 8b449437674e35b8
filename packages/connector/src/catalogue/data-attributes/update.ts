import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { DataAttribute } from './schemas.ts';

export const update = operation({
  name: 'data_attributes.update',
  route: 'PUT /data_attributes/{data_attribute_id}',
  summary: 'Change a data attribute',
  description:
    'Changes description or options of an attribute, or archives it. Name and type cannot change. Options replace the ones before ' +
    'as a whole.',
  asked: [
    'change the options of a profile field',
    'archive an attribute of contacts or companies',
    'stop collecting a field on people',
    'new description for a custom attribute',
    'add a choice to a company field',
    'get rid of a contact field',
    'field should offer another value',
    'retire a field of the profiles that nobody uses',
    'a customer field gets another choice',
    'stop asking customers for this information',
    'rename or describe a customer attribute',
    'archive the profile field Fax',
    'add an option to the plan field on contacts',
    'profile field is outdated, retire it',
    'change description of a company attribute',
    'drop the custom field Fax from profiles',
    'list field on people needs another value',
    'edit a property of the contact model',
    'profile field needs another choice',
    'archive the attribute shoe size',
    'rename the description of a profile field',
    'a field on the profiles is no longer used',
    'choices of the plan field need an update',
    'property of members needs another text',
    'nobody needs this box on the profile any more',
    "people do not understand the field's name, reword it",
    'archive the user field',
    'description of a contact field',
    'another choice for the people field',
    'field on people is not needed any more',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'data_attribute.updated', target: 'data_attribute_id' },
  since: '2.7',
  path: { data_attribute_id: id('Id of the attribute (data_attributes.list).', 'data_attributes') },
  body: {
    archived: z.boolean().optional().describe('Whether it is archived.'),
    description: z.string().max(1000).optional().describe('What it is for.'),
    messenger_writable: z.boolean().optional().describe('Whether the Messenger may set it.'),
    // One of the two bodies of Intercom's description has it, and the other says nothing of it.
    options: stricterThan(
      z.unknown(),
      z
        .array(z.strictObject({ value: z.string().min(1).max(255) }))
        .min(2)
        .max(500),
    )
      .optional()
      .describe('All choices of data_type options, in place of the ones before.'),
  },
  output: DataAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes/updatedataattribute',
  examples: [
    {
      title: 'Change a data attribute',
      input: { data_attribute_id: '1', description: 'Just a plain old ring', archived: false },
      output: {
        id: 44,
        type: 'data_attribute',
        name: 'The One Ring',
        label: 'The One Ring',
        options: ['1-10'],
        created_at: 1734537762,
        updated_at: 1734537763,
      },
    },
  ],
});
