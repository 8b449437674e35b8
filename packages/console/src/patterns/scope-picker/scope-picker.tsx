import { Button, Group, SegmentedControl, Text, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { PermissionUse, Preset, Scope, ScopeKey } from '../../queries/contract.ts';
import { filterScopes, type Show, shows } from './filter.ts';
import { ScopeEntry } from './scope-entry.tsx';
import { type Entry, tableOf } from './table.ts';
import './scope-picker.css';

interface Props {
  readonly scopes: readonly Scope[];
  readonly presets: readonly Preset[];
  readonly enabled: ReadonlySet<ScopeKey>;
  /** What Intercom has shown about the app's permissions, where a group uses the scope. */
  readonly uses: readonly PermissionUse[];
  readonly readOnly: boolean;
  /** The one that somebody came for. */
  readonly sought?: ScopeKey | undefined;
  readonly onChange: (enabled: ReadonlySet<ScopeKey>) => void;
}

const labels: Record<Show, string> = { all: 'All', enabled: 'Enabled', read: 'Read', write: 'Write' };

/** Scopes by resource, those that read beside those that write. */
export function ScopePicker({ scopes, presets, enabled, uses, readOnly, sought, onChange }: Props) {
  const [words, setWords] = useState('');
  const [show, setShow] = useState<Show>('all');
  const found = filterScopes(scopes, words, show, enabled);
  const { rows, idle } = tableOf(found);
  const toggle = (key: ScopeKey, on: boolean): void => {
    const next = new Set(enabled);
    if (on) next.add(key);
    else next.delete(key);
    onChange(next);
  };
  const entry = (scope: Scope) => (
    <ScopeEntry
      scope={scope}
      on={enabled.has(scope.key)}
      within={scope.partOf !== undefined && enabled.has(scope.partOf) ? scope.partOf : null}
      missing={uses.some((use) => use.scope === scope.key && use.state === 'missing')}
      readOnly={readOnly}
      sought={scope.key === sought}
      onToggle={toggle}
    />
  );
  const cell = (entries: readonly Entry[], label: string) => (
    <td data-label={label} data-empty={entries.length === 0}>
      {entries.map(({ scope, parts }) => (
        <div key={scope.key}>
          {entry(scope)}
          {parts.length > 0 ? (
            <ul className="gh-scope-parts" aria-label={`Parts of ${scope.key}`}>
              {parts.map((part) => (
                <li key={part.key}>{entry(part)}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </td>
  );
  return (
    <div>
      <div className="gh-scope-tools">
        <TextInput
          aria-label="Search scopes"
          placeholder="Search scopes, operations"
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          flex="1 1 14rem"
        />
        <SegmentedControl
          aria-label="Show"
          size="xs"
          value={show}
          onChange={(value) => setShow(shows.find((known) => known === value) ?? 'all')}
          data={shows.map((value) => ({ value, label: labels[value] }))}
        />
        {readOnly ? null : (
          <Group gap={6} role="group" aria-label="Presets">
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
      {rows.length > 0 ? (
        <table className="gh-scope-table" aria-label="Scopes by resource">
          <thead>
            <tr>
              <th scope="col">Resource</th>
              <th scope="col">Read</th>
              <th scope="col">Write</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ resource, title, read, write }) => (
              <tr key={resource}>
                <th scope="row">{title}</th>
                {cell(read, 'Read')}
                {cell(write, 'Write')}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {idle.length > 0 ? (
        <details className="gh-scope-idle" open={idle.some(({ key }) => key === sought) || undefined}>
          <summary>
            Opens nothing yet · {idle.length}
            {idle.some(({ key }) => enabled.has(key)) ? ` (${idle.filter(({ key }) => enabled.has(key)).length} on)` : ''}
          </summary>
          <ul>
            {idle.map((scope) => (
              <li key={scope.key}>{entry(scope)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
