import type { ReactNode } from 'react';
import './mono.css';

/** Names that machines read: scopes, operations, ids. */
export function Mono({ children, dimmed = false }: { children: ReactNode; dimmed?: boolean }) {
  return (
    <span className="gh-mono" data-dimmed={dimmed}>
      {children}
    </span>
  );
}
