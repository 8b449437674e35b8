import * as z from 'zod';
import { wanted } from '../described.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';

const dataConnector = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    state: z.string().nullish(),
    http_method: z.string().nullish(),
    direct_fin_usage: z.boolean().nullish(),
    created_by_admin_id: z.union([z.string(), z.int()]).nullish(),
    updated_by_admin_id: z.union([z.string(), z.int()]).nullish(),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
    execution_results_url: z.string().nullish(),
  },
  {
    row: ['id', 'name', 'state', 'updated_at', 'created_at'],
    own: ['state', 'http_method', 'created_by_admin_id', 'updated_by_admin_id', 'created_at', 'updated_at'],
  },
);

export interface DataConnector extends z.output<typeof dataConnector> {}
export const DataConnector: Schema<DataConnector> = dataConnector;

const dataConnectorDetail = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    state: z.string().nullish(),
    url: z.string().nullish(),
    body: z.string().nullish(),
    headers: z.array(loose({ name: z.string().nullish(), value: z.string().nullish() })).nullish(),
    http_method: z.string().nullish(),
    direct_fin_usage: z.boolean().nullish(),
    audiences: z.array(z.string()).nullish(),
    execution_type: z.string().nullish(),
    configuration_response_type: z.string().nullish(),
    data_transformation_type: z.string().nullish(),
    client_function_name: z.string().nullish(),
    client_function_timeout_ms: z.number().nullish(),
    data_inputs: z
      .array(
        loose({
          name: z.string().nullish(),
          type: z.string().nullish(),
          description: z.string().nullish(),
          required: z.boolean().nullish(),
          default_value: z.string().nullish(),
        }),
      )
      .nullish(),
    response_fields: z
      .array(
        loose({
          path: z.string().nullish(),
          type: z.string().nullish(),
          example_value: z.unknown().nullish(),
          redacted: z.boolean().nullish(),
        }),
      )
      .nullish(),
    object_mappings: z
      .array(
        loose({
          response_object_path: z.string().nullish(),
          intercom_object_type: z.string().nullish(),
          attribute_mappings: z
            .array(
              loose({
                response_attribute_path: z.string().nullish(),
                intercom_attribute_identifier: z.string().nullish(),
                mapping_type: z.string().nullish(),
              }),
            )
            .nullish(),
          reference_mappings: z
            .array(loose({ intercom_object_type: z.string().nullish(), intercom_attribute_identifier: z.string().nullish() }))
            .nullish(),
        }),
      )
      .nullish(),
    token_ids: z.array(z.string()).nullish(),
    customer_authentication: z.boolean().nullish(),
    bypass_authentication: z.boolean().nullish(),
    validate_missing_attributes: z.boolean().nullish(),
    created_by_admin_id: z.union([z.string(), z.int()]).nullish(),
    updated_by_admin_id: z.union([z.string(), z.int()]).nullish(),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
    execution_results_url: z.string().nullish(),
  },
  {
    row: ['id', 'name', 'state', 'url', 'updated_at'],
    own: [
      'state',
      'http_method',
      'audiences',
      'execution_type',
      'configuration_response_type',
      'data_transformation_type',
      'created_by_admin_id',
      'updated_by_admin_id',
      'created_at',
      'updated_at',
    ],
    html: ['body'],
  },
);

export interface DataConnectorDetail extends z.output<typeof dataConnectorDetail> {}
export const DataConnectorDetail: Schema<DataConnectorDetail> = dataConnectorDetail;

/** What can be said of a connector when it is made and changed. */
export const connectorFields = {
  description: z.string().max(1000).optional().describe('What it is for; Fin reads it.'),
  http_method: z.enum(['get', 'post', 'put', 'delete', 'patch']).optional(),
  url: z.string().max(2000).optional().describe('Address; {{name}} stands for an input.'),
  body: z.string().max(100_000).optional().describe('Body; {{name}} stands for an input.'),
  headers: z
    .array(z.strictObject({ name: wanted(z.string().max(255)), value: wanted(z.string().max(2000)) }))
    .max(100)
    .optional(),
  data_inputs: z
    .array(
      z.strictObject({
        name: wanted(z.string().max(255)),
        type: wanted(z.enum(['string', 'integer', 'decimal', 'boolean'])),
        description: z.string().max(1000).optional(),
        required: z.boolean().optional(),
        default_value: z.string().max(1000).optional(),
      }),
    )
    .max(100)
    .optional()
    .describe('What each call has to be given.'),
  direct_fin_usage: z.boolean().optional().describe('Whether Fin may use it by itself.'),
  audiences: z
    .array(z.enum(['leads', 'users', 'visitors']))
    .max(3)
    .optional()
    .describe('Who it works for.'),
  customer_authentication: z.boolean().optional().describe('Whether the customer has to be identified.'),
  bypass_authentication: z.boolean().optional().describe('Call it without stored credentials.'),
  validate_missing_attributes: z.boolean().optional().describe('Fail when an input is missing.'),
  mock_response: z.record(z.string(), z.unknown()).optional().describe('An answer to try it with.'),
  token_ids: z.array(z.string().max(255)).max(100).optional().describe('Stored credentials that it uses.'),
};
