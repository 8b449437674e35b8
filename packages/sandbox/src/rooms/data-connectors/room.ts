import { type Row, room } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';

export interface DataConnector extends Row {
  readonly name: string;
  readonly description: string | null;
  readonly state: 'draft' | 'live';
  readonly http_method: string;
  readonly url: string | null;
  readonly body: string | null;
  readonly headers: readonly { name: string; value: string }[];
  readonly direct_fin_usage: boolean;
  readonly audiences: readonly string[];
  readonly data_inputs: readonly Readonly<Record<string, unknown>>[];
  readonly token_ids: readonly string[];
  readonly customer_authentication: boolean;
  readonly bypass_authentication: boolean;
  readonly validate_missing_attributes: boolean;
  readonly mock_response: Readonly<Record<string, unknown>> | null;
  /** Whether a workflow uses it: it can be neither a draft nor deleted then. */
  readonly in_use: boolean;
  readonly created_by_admin_id: string;
  readonly updated_by_admin_id: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export const dataConnectors = room<DataConnector>()({
  name: 'data_connectors',
  order: { by: (connector) => connector.updated_at, descending: true },
  seed: ({ now }) =>
    (['Order Status', 'Stock', 'Loyalty'] as const).map((name, index) => ({
      id: String(12_345 + index),
      name,
      description: `Asks the shop: ${name.toLowerCase()}.`,
      state: index === 2 ? 'draft' : 'live',
      http_method: 'post',
      url: 'https://shop.workspace.example/api',
      body: null,
      headers: [{ name: 'X-Shop', value: 'workspace' }],
      direct_fin_usage: false,
      audiences: ['users', 'leads'],
      data_inputs: [{ name: 'order_id', type: 'string', description: 'Number of the order', required: true, default_value: '' }],
      token_ids: [],
      customer_authentication: false,
      bypass_authentication: false,
      validate_missing_attributes: false,
      mock_response: null,
      in_use: index === 0,
      created_by_admin_id: '10553731',
      updated_by_admin_id: '10553731',
      created_at: now - 90 * 86_400,
      updated_at: now - (index + 5) * 86_400,
    })),
});

export const connectorNotFound = () => notFound('Data connector not found', 'data_connector_not_found');

export const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');

/** A row of the list. */
export const connectorRow = ({ id, name, description, state, http_method, direct_fin_usage, ...connector }: DataConnector) => ({
  type: 'data_connector',
  id,
  name,
  description,
  state,
  http_method,
  direct_fin_usage,
  created_by_admin_id: connector.created_by_admin_id,
  updated_by_admin_id: connector.updated_by_admin_id,
  created_at: iso(connector.created_at),
  updated_at: iso(connector.updated_at),
  execution_results_url: `/data_connectors/${id}/execution_results`,
});

export const connectorDetail = (connector: DataConnector) => ({
  ...connectorRow(connector),
  url: connector.url,
  ...(connector.body === null ? {} : { body: connector.body }),
  headers: connector.headers,
  audiences: connector.audiences,
  execution_type: 'server_side',
  configuration_response_type: connector.mock_response ? 'mock_response_type' : 'test_response_type',
  data_transformation_type: null,
  client_function_name: null,
  client_function_timeout_ms: null,
  data_inputs: connector.data_inputs,
  response_fields: [],
  object_mappings: [],
  token_ids: connector.token_ids,
  customer_authentication: connector.customer_authentication,
  bypass_authentication: connector.bypass_authentication,
  validate_missing_attributes: connector.validate_missing_attributes,
});
