import type { ReactNode } from 'react';

/** Names that machines read: scopes, operations, ids. */
export function Mono({ children, dimmed = false }: { children: ReactNode; dimmed?: boolean }) {
  return (
    <span
      style={{
        fontFamily: 'var(--mantine-font-family-monospace)',
        fontSize: '0.92em',
        ...(dimmed ? { color: 'var(--mantine-color-dimmed)' } : {}),
      }}
    >
      {children}
    </span>
  );
}
