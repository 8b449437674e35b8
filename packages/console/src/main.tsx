import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { createConsoleRouter } from './app/router.tsx';
import { hasUnsaved } from './patterns/unsaved.ts';
import { createQueryClient } from './queries/query-client.ts';
import { sessionQuery } from './queries/session.ts';
import { setSignedOut } from './queries/signed-out.ts';

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (/^\/(sign-in|claim|join|reset)(\/|$)/.test(pathname)) return;
  // Leaving would lose it, and asking whether to leave would ask the gateway again and again.
  if (hasUnsaved()) return setSignedOut(true);
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
