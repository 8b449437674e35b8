import { Switch } from '@mantine/core';
import type { Scope, ScopeKey } from '../../queries/contract.ts';
import { Mono } from '../../ui/mono.tsx';
import { KindBadge, StateBadge } from '../../ui/state-badge.tsx';

interface Props {
  readonly scope: Scope;
  readonly on: boolean;
  readonly missing: boolean;
  readonly readOnly: boolean;
  readonly onToggle: (key: ScopeKey, on: boolean) => void;
}

export function ScopeRow({ scope, on, missing, readOnly, onToggle }: Props) {
  const id = `scope-${scope.key}`;
  return (
    <li className="gh-scope" data-on={on}>
      <Switch
        id={id}
        checked={on}
        disabled={readOnly}
        onChange={(event) => onToggle(scope.key, event.currentTarget.checked)}
        aria-describedby={`${id}-about`}
      />
      <div className="gh-scope-text">
        <label htmlFor={id}>
          <Mono>{scope.key}</Mono>
          <span id={`${id}-about`} className="gh-scope-about">
            {scope.description}
          </span>
        </label>
        <Behind scope={scope} />
      </div>
      <div className="gh-scope-marks">
        {missing ? <StateBadge tone="bad">Missing in Intercom</StateBadge> : null}
        <KindBadge tone={scope.access === 'Read only' ? 'neutral' : 'accent'}>{scope.access}</KindBadge>
      </div>
    </li>
  );
}

/** Which operations the scope opens, and what the app needs for them. */
function Behind({ scope }: { scope: Scope }) {
  const needs = scope.permissions.length === 0 ? 'no Intercom permission' : scope.permissions.map((label) => `“${label}”`).join(' or ');
  if (scope.operations.length === 0) {
    return (
      <div className="gh-scope-behind">
        {scope.without ?? scope.guards ?? 'Opens no operation yet.'} Needs {needs}.
      </div>
    );
  }
  return (
    <details className="gh-scope-behind">
      <summary>
        Opens {scope.operations.length === 1 ? 'one operation' : `${scope.operations.length} operations`} · needs {needs}
      </summary>
      <ul>
        {scope.operations.map((operation) => (
          <li key={operation.name}>
            <Mono>{operation.name}</Mono> {operation.summary}
          </li>
        ))}
      </ul>
    </details>
  );
}
