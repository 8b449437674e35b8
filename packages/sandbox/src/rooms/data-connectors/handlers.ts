import { answer } from '../../parts/answers.ts';
import { booleanOf, type Call, type Handler, query, textOf } from '../../parts/call.ts';
import { pageByCursor, rowOf } from '../../parts/handlers.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { connectorDetail, connectorNotFound, connectorRow, type DataConnector, dataConnectors } from './room.ts';

export { dataConnectors as room } from './room.ts';

export const list: Handler = (call) => {
  const page = pageByCursor(call, dataConnectors, { standard: 20, max: 50 });
  const { next } = page.pages;
  return {
    type: 'list',
    data: page.rows.map(connectorRow),
    pages: { type: 'pages', per_page: page.pages.per_page, next: next ? { starting_after: next.starting_after } : null },
  };
};

const named = (call: Call) => rowOf(call, dataConnectors, 'id', connectorNotFound);

/** What runs and what is being changed are one here. */
export const get: Handler = (call) => {
  const version = query(call, 'state_version') ?? 'live';
  if (version !== 'live' && version !== 'draft') throw invalid('Invalid state_version. Must be one of: live, draft');
  return connectorDetail(named(call));
};

const refusal = (message: string) => new ApiError(422, 'parameter_invalid', message);
const everybody = ['leads', 'users', 'visitors'];

function readFields({ body }: Call): Partial<DataConnector> {
  const { http_method: given } = body;
  const method = ['get', 'post', 'put', 'delete', 'patch'].find((one) => one === given);
  if (given && !method) throw refusal("Http Method isn't an option");
  const audiences = body['audiences'];
  if (audiences !== undefined && !(Array.isArray(audiences) && audiences.every((one) => everybody.includes(one)))) {
    throw refusal('Invalid audiences. Must be a subset of: leads, users, visitors');
  }
  const texts = (['name', 'description', 'url', 'body'] as const).flatMap((name) => {
    const value = textOf(body, name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const flags = (['direct_fin_usage', 'customer_authentication', 'bypass_authentication', 'validate_missing_attributes'] as const).flatMap(
    (name) => {
      const value = booleanOf(body, name);
      return typeof value === 'boolean' ? [[name, value] as const] : [];
    },
  );
  const lists = (['headers', 'data_inputs', 'token_ids'] as const).flatMap((name) =>
    Array.isArray(body[name]) ? [[name, body[name]] as const] : [],
  );
  return {
    ...Object.fromEntries([...texts, ...flags, ...lists]),
    ...(method ? { http_method: method } : {}),
    ...(audiences ? { audiences: audiences as string[] } : {}),
    ...(body['mock_response'] ? { mock_response: body['mock_response'] as Record<string, unknown> } : {}),
  };
}

/** It begins as a draft. */
export const create: Handler = (call) => {
  const fields = readFields(call);
  if (!fields.name) throw new ApiError(422, 'parameter_not_found', 'Name is required');
  const connector: DataConnector = {
    id: call.newNumber(13_000),
    name: fields.name,
    description: null,
    state: 'draft',
    http_method: 'get',
    url: null,
    body: null,
    headers: [],
    direct_fin_usage: false,
    audiences: everybody,
    data_inputs: [],
    token_ids: [],
    customer_authentication: false,
    bypass_authentication: false,
    validate_missing_attributes: false,
    mock_response: null,
    in_use: false,
    created_by_admin_id: call.token.adminId,
    updated_by_admin_id: call.token.adminId,
    created_at: call.now,
    updated_at: call.now,
    ...fields,
  };
  call.commit({ data_connector: connector.id }, [dataConnectors.put(connector)]);
  return answer(201, connectorDetail(connector));
};

export const update: Handler = (call) => {
  const connector = named(call);
  const state = call.body['state'] ?? connector.state;
  if (state !== 'draft' && state !== 'live') throw refusal('Invalid state. Must be one of: draft, live');
  if (state === 'draft' && connector.in_use) {
    throw new ApiError(409, 'data_connector_in_use', 'Data connector is in use by other resources and cannot be set to draft');
  }
  const changed: DataConnector = {
    ...connector,
    ...readFields(call),
    state,
    updated_by_admin_id: call.token.adminId,
    updated_at: call.now,
  };
  call.commit({ data_connector: connector.id }, [dataConnectors.put(changed)]);
  return connectorDetail(changed);
};

/** Drafts alone, and only while nothing uses them. */
const remove: Handler = (call) => {
  const { id, state, in_use } = named(call);
  if (in_use) throw new ApiError(409, 'data_connector_in_use', 'Data connector is in use by other resources and cannot be deleted');
  if (state !== 'draft') throw new ApiError(409, 'conflict', 'Data connector must be in draft state to be deleted');
  call.commit({ data_connector: id }, [dataConnectors.remove(id)]);
  return { id, object: 'data_connector', deleted: true };
};

export { remove as delete };
