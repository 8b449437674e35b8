import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { connections } from '../../../gateway/src/management/connections/facts.ts';
import { readAll, readPages } from './read.ts';
import { useOperation } from './use-operation.ts';

/** All of them, for names and choices. */
export const connectionsQuery = queryOptions({
  ...readAll(connections.list),
  select: (pages) => pages.flatMap((page) => page.connections),
});

export const connectionPagesQuery = infiniteQueryOptions({
  ...readPages(connections.list, {}),
  select: ({ pages }) => pages.flatMap((page) => page.connections),
});

export const useAuthorize = () => useOperation(connections.authorize, { quiet: true });

export const useAddToken = () =>
  useOperation(connections.add_token, {
    quiet: true,
    done: (connection) => `Connected to ${connection.workspaceName}.`,
  });

export const useCheckConnection = () =>
  useOperation(connections.check, {
    done: (connection) =>
      connection.state === 'connected'
        ? `Intercom answered: the connection to ${connection.workspaceName} works.`
        : `Intercom no longer accepts the connection to ${connection.workspaceName}.`,
  });

export const useSettleGrants = () =>
  useOperation(connections.settle_grants, {
    done: ({ groups }, { give }) =>
      give ? `${groups} ${groups === 1 ? 'group has' : 'groups have'} its scopes back.` : 'Forgotten: groups begin without scopes here.',
  });

export const useRemoveConnection = () =>
  useOperation(connections.remove, {
    done: ({ uninstalled }, { uninstall }) =>
      uninstalled
        ? 'Disconnected. The app is uninstalled in Intercom.'
        : uninstall
          ? 'Disconnected and forgotten here. Intercom did not confirm the uninstall: remove the app there by hand.'
          : 'Disconnected and forgotten here. In Intercom the app stays installed.',
  });
