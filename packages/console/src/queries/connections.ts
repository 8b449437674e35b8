import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import { useOperation } from './use-operation.ts';

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await call('connections.list', {}, signal)).connections,
});

export const useAuthorize = () => useOperation('connections.authorize', { changes: [], quiet: true });

export const useAddToken = () =>
  useOperation('connections.add_token', {
    changes: ['connections', 'groups'],
    quiet: true,
    done: (connection) => `Connected to ${connection.workspaceName}.`,
  });

export const useCheckConnection = () =>
  useOperation('connections.check', {
    changes: ['connections'],
    done: (connection) =>
      connection.state === 'connected'
        ? `Intercom answered: the connection to ${connection.workspaceName} works.`
        : `Intercom no longer accepts the connection to ${connection.workspaceName}.`,
  });

export const useRemoveConnection = () =>
  useOperation('connections.remove', {
    changes: ['connections', 'groups'],
    done: ({ uninstalled }) =>
      uninstalled
        ? 'Disconnected. The app is uninstalled in Intercom.'
        : 'Disconnected and forgotten here. Intercom did not confirm the uninstall: remove the app there by hand.',
  });
