import { Button, Group, SegmentedControl, Text, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { PermissionUse, Preset, Scope, ScopeKey } from '../../queries/contract.ts';
import { filterScopes, type Show, shows } from './filter.ts';
import { ScopeRow } from './scope-row.tsx';
import './scope-picker.css';

interface Props {
  readonly scopes: readonly Scope[];
  readonly presets: readonly Preset[];
  readonly enabled: ReadonlySet<ScopeKey>;
  /** What Intercom has shown about the app's permissions, where a group uses the scope. */
  readonly uses: readonly PermissionUse[];
  readonly readOnly: boolean;
  readonly onChange: (enabled: ReadonlySet<ScopeKey>) => void;
}

const labels: Record<Show, string> = { all: 'All', enabled: 'Enabled', read: 'Read only', write: 'Read / Write' };

export function ScopePicker({ scopes, presets, enabled, uses, readOnly, onChange }: Props) {
  const [words, setWords] = useState('');
  const [show, setShow] = useState<Show>('all');
  const found = filterScopes(scopes, words, show, enabled);
  const sections = [
    { title: 'Scopes', note: null, rows: found.filter((scope) => !scope.ours) },
    {
      title: 'Added by Gatehouse',
      note: 'Intercom has permissions for these that none of the scopes above stands for.',
      rows: found.filter((scope) => scope.ours),
    },
  ];
  const toggle = (key: ScopeKey, on: boolean): void => {
    const next = new Set(enabled);
    if (on) next.add(key);
    else next.delete(key);
    onChange(next);
  };
  return (
    <div>
      <div className="gh-scope-tools">
        <TextInput
          aria-label="Search scopes"
          placeholder="Search scopes, operations"
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          flex="1 1 16rem"
        />
        <SegmentedControl
          aria-label="Show"
          size="xs"
          value={show}
          onChange={(value) => setShow(shows.find((known) => known === value) ?? 'all')}
          data={shows.map((value) => ({ value, label: labels[value] }))}
        />
        {readOnly ? null : (
          <Group gap={6}>
            {presets.map((preset) => (
              <Tooltip key={preset.id} label={preset.description}>
                <Button variant="default" size="xs" onClick={() => onChange(new Set(preset.scopes))}>
                  {preset.label}
                </Button>
              </Tooltip>
            ))}
          </Group>
        )}
      </div>
      {found.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl" size="sm">
          No scope fits. Clear the search or show all.
        </Text>
      ) : null}
      {sections
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, note, rows }) => (
          <section key={title} aria-label={title}>
            <div className="gh-scope-section">
              <span>
                {title} · {rows.length}
              </span>
              {note ? <span className="gh-scope-note">{note}</span> : null}
            </div>
            <ul className="gh-scopes">
              {rows.map((scope) => (
                <ScopeRow
                  key={scope.key}
                  scope={scope}
                  on={enabled.has(scope.key)}
                  missing={uses.some((use) => use.scope === scope.key && use.state === 'missing')}
                  readOnly={readOnly}
                  onToggle={toggle}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
