import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ConsoleRouter } from './router.tsx';
import { theme, variables } from './theme.ts';

export function Providers({ queryClient, router }: { queryClient: QueryClient; router: ConsoleRouter }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="top-center" limit={2} autoClose={3500} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
