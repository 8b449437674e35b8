import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Label and value pairs: a grid on cards, one line each in drawers. */
export function Facts({ facts, inline = false }: { facts: readonly Fact[]; inline?: boolean }) {
  return (
    <dl className={inline ? 'gh-facts gh-facts-inline' : 'gh-facts'}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
