import { Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Scope } from '../../queries/contract.ts';
import { Mono } from '../../ui/mono.tsx';
import { changeOf } from './change.ts';
import './change-summary.css';

interface Props {
  readonly scopes: readonly Scope[];
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** What saving will change: how much, what customers will notice, and on wish every scope. */
export function ChangeSummary({ scopes, before, after }: Props) {
  const [opened, setOpened] = useState(false);
  const change = changeOf(scopes, before, after);
  const counts = [
    change.added.length > 0 ? `${change.added.length} added` : '',
    change.taken.length > 0 ? `${change.taken.length} taken away` : '',
  ];
  const effects = [
    change.opened > 0 ? `opens ${operations(change.opened)}` : '',
    change.widened > 0 ? `more of ${operations(change.widened)}` : '',
    change.closed > 0 ? `closes ${operations(change.closed)}` : '',
    change.narrowed > 0 ? `leaves a part of ${operations(change.narrowed)}` : '',
  ];
  const said = [counts, effects].map((list) => list.filter((text) => text !== '').join(', ')).filter((text) => text !== '');
  return (
    <div className="gh-change">
      <Text size="sm" fw={600} aria-live="polite">
        Not saved: {said.join(' · ')}
      </Text>
      <ul className="gh-change-warnings">
        {change.seen.map(({ key, seen }) => (
          <Warning key={key}>
            Customers see what {key} does: {seen}
          </Warning>
        ))}
        {change.guarding.map(({ key, guards }) => (
          <Warning key={`${key} guards`}>{`${key}: ${guards}`}</Warning>
        ))}
        {change.deletes.length > 0 ? <Warning>Can delete: {change.deletes.join(', ')}</Warning> : null}
      </ul>
      <UnstyledButton className="gh-change-more" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <IconChevronDown size={14} aria-hidden="true" />
        {opened ? 'Show less' : 'Show what changes'}
      </UnstyledButton>
      {opened ? (
        <div className="gh-change-lists">
          <Listed title="Added" scopes={change.added} />
          <Listed title="Taken away" scopes={change.taken} />
        </div>
      ) : null}
    </div>
  );
}

const operations = (count: number): string => (count === 1 ? 'one operation' : `${count} operations`);

function Warning({ children }: { children: ReactNode }) {
  return (
    <li>
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}

function Listed({ title, scopes }: { title: string; scopes: readonly Scope[] }) {
  if (scopes.length === 0) return null;
  return (
    <section aria-label={title}>
      <Text size="xs" fw={600}>
        {title}
      </Text>
      <ul>
        {scopes.map(({ key, description }) => (
          <li key={key}>
            <Mono>{key}</Mono> {description}
          </li>
        ))}
      </ul>
    </section>
  );
}
