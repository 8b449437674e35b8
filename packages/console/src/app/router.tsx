import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { pages } from '../../../gateway/src/surfaces/console/pages.ts';
import { isSignedOut } from '../queries/query-client.ts';
import { sessionQuery } from '../queries/session.ts';
import { CrashPage, NotFoundPage } from './crash-page.tsx';
import { PendingPage } from './pending-page.tsx';
import { only, toActivitySearch, toGroups, toGroupTab, toReturn, toText, toWorksheet } from './search.ts';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: pages.signIn,
  validateSearch: only((search): { next?: string } => toText('next', search['next'])),
  component: lazyRouteComponent(() => import('../pages/entry/sign-in.tsx'), 'SignInPage'),
});
const claim = createRoute({
  getParentRoute: () => root,
  path: pages.claim,
  component: lazyRouteComponent(() => import('../pages/entry/accept.tsx'), 'ClaimPage'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: pages.join,
  component: lazyRouteComponent(() => import('../pages/entry/accept.tsx'), 'JoinPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: pages.reset,
  component: lazyRouteComponent(() => import('../pages/entry/reset.tsx'), 'ResetPage'),
});

/** Everything behind the sign-in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
    }
  },
});
const home = createRoute({
  getParentRoute: () => app,
  path: pages.home,
  beforeLoad: () => {
    throw redirect({ to: '/integrations' });
  },
});
const integrations = createRoute({
  getParentRoute: () => app,
  path: pages.integrations,
  validateSearch: only(toReturn),
  component: lazyRouteComponent(() => import('../pages/integrations/list.tsx'), 'IntegrationsPage'),
});
const permissions = createRoute({
  getParentRoute: () => app,
  path: pages.permissions,
  validateSearch: only(toWorksheet),
  component: lazyRouteComponent(() => import('../pages/integrations/permissions.tsx'), 'PermissionsPage'),
});
const groups = createRoute({
  getParentRoute: () => app,
  path: pages.groups,
  validateSearch: only(toGroups),
  component: lazyRouteComponent(() => import('../pages/groups/list.tsx'), 'GroupsPage'),
});
const group = createRoute({
  getParentRoute: () => app,
  path: pages.group,
  validateSearch: only(toGroupTab),
  component: lazyRouteComponent(() => import('../pages/groups/show.tsx'), 'GroupPage'),
});
const people = createRoute({
  getParentRoute: () => app,
  path: pages.people,
  component: lazyRouteComponent(() => import('../pages/people/list.tsx'), 'PeoplePage'),
});
const keys = createRoute({
  getParentRoute: () => app,
  path: pages.keys,
  validateSearch: only((search): { group?: string } => toText('group', search['group'])),
  component: lazyRouteComponent(() => import('../pages/keys/list.tsx'), 'KeysPage'),
});
const activity = createRoute({
  getParentRoute: () => app,
  path: pages.activity,
  validateSearch: only(toActivitySearch),
  component: lazyRouteComponent(() => import('../pages/activity/list.tsx'), 'ActivityPage'),
});
const settings = createRoute({
  getParentRoute: () => app,
  path: pages.settings,
  component: lazyRouteComponent(() => import('../pages/settings/show.tsx'), 'SettingsPage'),
});
const help = createRoute({
  getParentRoute: () => app,
  path: pages.help,
  component: lazyRouteComponent(() => import('../pages/help/show.tsx'), 'HelpPage'),
});
const guide = createRoute({
  getParentRoute: () => app,
  path: pages.guide,
  component: lazyRouteComponent(() => import('../pages/help/guides/show.tsx'), 'GuidePage'),
});

// Every page that the gateway answers has its route.
({
  home,
  signIn,
  claim,
  join,
  reset,
  integrations,
  permissions,
  groups,
  group,
  people,
  keys,
  activity,
  settings,
  help,
  guide,
}) satisfies Record<keyof typeof pages, AnyRoute>;

const routeTree = root.addChildren([
  signIn,
  claim,
  join,
  reset,
  app.addChildren([home, integrations, permissions, groups, group, people, keys, activity, settings, help, guide]),
]);

export function createConsoleRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    ...(history ? { history } : {}),
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: CrashPage,
    scrollRestoration: true,
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
