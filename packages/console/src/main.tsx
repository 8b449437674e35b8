import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { createConsoleRouter } from './app/router.tsx';
import { createQueryClient } from './queries/query-client.ts';
import { sessionQuery } from './queries/session.ts';

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (/^\/(sign-in|claim|join)(\/|$)/.test(pathname)) return;
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: { next: href } });
});
const router = createConsoleRouter(queryClient);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient} router={router} />
    </StrictMode>,
  );
}
