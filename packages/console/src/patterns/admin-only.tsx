import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useIsAdmin } from '../queries/session.ts';

/** Only spares people a refusal: the gateway decides. */
export function AdminOnly({ children, otherwise = null }: { children: ReactNode; otherwise?: ReactNode }) {
  return useIsAdmin() ? children : otherwise;
}

export function AdminNote({ children }: { children: ReactNode }) {
  return (
    <Alert color="gray" icon={<IconLock size={18} />}>
      {children}
    </Alert>
  );
}
