import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { outcomes, surfaces } from '../../../../gateway/src/store/words.ts';
import { type ActivitySearch, toActivitySearch } from '../../app/search.ts';
import { markedName } from '../../patterns/sandbox-mark.tsx';
import { connectionsQuery } from '../../queries/connections.ts';
import { groupsQuery } from '../../queries/groups.ts';
import { outcomeWords, surfaceWords } from './words.ts';
import './activity.css';

const route = getRouteApi('/app/activity');

export function ActivityFilters({ search }: { search: ActivitySearch }) {
  const navigate = route.useNavigate();
  const groups = useQuery(groupsQuery);
  const connections = useQuery(connectionsQuery);
  const set = (name: keyof ActivitySearch, value: string): void =>
    void navigate({ search: (now) => toActivitySearch({ ...now, [name]: value === '' ? undefined : value }), replace: true });
  const select = (name: keyof ActivitySearch, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <NativeSelect
      aria-label={label}
      size="xs"
      value={search[name] ?? ''}
      onChange={(event) => set(name, event.currentTarget.value)}
      data={[{ value: '', label: any }, ...options]}
    />
  );
  return (
    <div className="gh-filters">
      <FindInput value={search.find ?? ''} onChange={(value) => set('find', value)} />
      {select(
        'outcome',
        'Outcome',
        'Any outcome',
        outcomes.map((value) => ({ value, label: outcomeWords[value].label })),
      )}
      {select(
        'groupId',
        'Group',
        'Any group',
        (groups.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {select(
        'connectionId',
        'Workspace',
        'Any workspace',
        (connections.data ?? []).map((one) => ({ value: one.id, label: markedName(one) })),
      )}
      {select(
        'surface',
        'Via',
        'Any way in',
        surfaces.map((value) => ({ value, label: surfaceWords[value] })),
      )}
      {select('span', 'Time', 'Any time', [
        { value: '1h', label: 'Last hour' },
        { value: '24h', label: 'Last 24 hours' },
        { value: '7d', label: 'Last 7 days' },
        { value: '30d', label: 'Last 30 days' },
      ])}
    </div>
  );
}

/** Waits for a pause in typing before it asks. */
function FindInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const tell = useDebouncedCallback(onChange, 300);
  const change = (next: string): void => {
    setText(next);
    tell(next);
  };
  return (
    <TextInput
      aria-label="Words, names or ids"
      placeholder="Search words, names, ids"
      maxLength={200}
      size="xs"
      leftSection={<IconSearch size={14} />}
      rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear" onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
