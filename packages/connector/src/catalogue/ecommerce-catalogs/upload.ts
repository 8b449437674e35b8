import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

const product = z.looseObject({
  id: id('Your own id of the product, the same in every upload.'),
  title: z.string().min(1).max(1000),
  url: z.url({ protocol: /^https$/ }).describe('Its page, https.'),
});

const catalog = z
  .array(product)
  .max(100_000)
  .describe('The products, with whatever else Fin should know: description, price_min, in_stock, category_path, variants and so on.');

export const upload = operation({
  name: 'ecommerce_catalogs.upload',
  route: 'POST /ecommerce/connectors/{id}/catalog',
  summary: 'Upload a catalogue of products',
  description:
    'Gives Fin the products that it may recommend. A product that is not in the upload is removed, so send all of them. More than 99 MB go in parts: ' +
    'finalize false with the import_job_id and part_number of the answer before, then finalize true with import_job_id alone. Preview only.',
  asked: ['upload our products for Fin to recommend', 'send the product catalogue', 'update prices and items of the shop'],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Upload it again: while the one before is taken in, another is refused (409).' }],
  scope: 'ecommerce_connectors:write',
  permissions: ['write_ecommerce_connectors'],
  audit: { event: 'ecommerce_catalog.uploaded', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the ecommerce connector.') },
  form: { files: { catalog: 'catalog.json' } },
  body: [
    z.strictObject({
      catalog,
      finalize: z.literal(false).describe('More parts follow.').optional(),
      import_job_id: id('Of the upload that goes on.').optional(),
      part_number: z.int().min(1).describe('Which part this is.').optional(),
    }),
    z.strictObject({ finalize: z.literal(true).describe('All parts are there.'), import_job_id: id('Of the upload that ends.') }),
  ],
  output: loose({
    import_job_id: z.string().nullish(),
    status: z.string().nullish(),
    message: z.string().nullish(),
    next_part_number: z.int().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/ecommerce-connectors/uploadecommercecatalog',
  examples: [
    {
      title: 'A catalogue of one product',
      input: { id: '42939', catalog: [{ id: 'p-1', title: 'Mug', url: 'https://example.com/mug', price_min: 12.5, currency: 'EUR' }] },
      output: { import_job_id: 'job_01abc123', status: 'processing', message: 'Catalog received. Sync has started.' },
    },
  ],
});
