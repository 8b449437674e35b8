import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { connections } from '../../../gateway/src/management/connections/facts.ts';
import type { ManagementOutput } from './contract.ts';
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

/** What came of it stands on the page. */
export const useAddToken = () => useOperation(connections.add_token, { quiet: true });

export const useCheckConnection = () => useOperation(connections.check, { done: saidOfCheck });

function saidOfCheck({ state, workspaceName, tried }: ManagementOutput<'connections.check'>): string {
  if (state !== 'connected') return `Intercom no longer accepts the connection to ${workspaceName}.`;
  const works = `Intercom answered: the connection to ${workspaceName} works.`;
  const { granted, missing, open, stopped } = tried;
  if (granted + missing + open === 0) return works;
  const found = `Of what groups use, ${granted} ${granted === 1 ? 'scope is' : 'scopes are'} open${missing === 0 ? '' : ` and ${missing} missing`}.`;
  const left = open === 0 ? '' : ` ${open} ${open === 1 ? 'shows' : 'show'} only at the first call.`;
  if (stopped === null) return `${works} ${found}${left}`;
  const why = stopped === 'upstream_rate_limited' ? 'Intercom’s rate limit was reached' : 'Intercom stopped answering';
  return `${works} ${found} Then ${why}: check again in a minute for the other ${open}.`;
}

export const useSetTeammate = () =>
  useOperation(connections.set_teammate, {
    quiet: true,
    done: ({ teammate, adminKnown }) => {
      if (!teammate) return adminKnown ? 'Calls that name nobody act as whoever connected the workspace.' : 'Nobody is entered any more.';
      if (teammate.name !== null) return `Calls that name nobody act as ${teammate.name}.`;
      return `Calls that name nobody act as the teammate ${teammate.id}. Intercom did not let us look whether they exist: the first reply shows it.`;
    },
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
          : 'Disconnected and forgotten here.',
  });
