import { Tooltip } from '@mantine/core';
import { IconActivity, IconAdjustments, IconHelpCircle, IconKey, IconPlugConnected, IconShieldLock, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sandboxOrigin } from '../../../gateway/src/store/words.ts';
import { connectionsQuery } from '../queries/connections.ts';
import { useIsAdmin } from '../queries/session.ts';
import { StateBadge } from '../ui/state-badge.tsx';

const pages = [
  { to: '/integrations', label: 'Integrations', Icon: IconPlugConnected, adminOnly: false },
  { to: '/groups', label: 'Groups', Icon: IconShieldLock, adminOnly: false },
  { to: '/people', label: 'People', Icon: IconUsers, adminOnly: false },
  { to: '/keys', label: 'Keys', Icon: IconKey, adminOnly: false },
  { to: '/activity', label: 'Activity', Icon: IconActivity, adminOnly: true },
  { to: '/settings', label: 'Settings', Icon: IconAdjustments, adminOnly: true },
  { to: '/help', label: 'Troubleshooting', Icon: IconHelpCircle, adminOnly: false },
] as const;

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const isAdmin = useIsAdmin();
  const connections = useQuery(connectionsQuery);
  const onlySandbox = (connections.data ?? []).length > 0 && connections.data?.every(({ origin }) => origin === sandboxOrigin);
  return (
    <nav className="gh-nav" aria-label="Pages">
      {pages
        .filter((page) => isAdmin || !page.adminOnly)
        .map(({ to, label, Icon }) => (
          <Link key={to} to={to} className="gh-nav-link" onClick={onNavigate}>
            <Icon size={18} stroke={1.7} aria-hidden="true" />
            {label}
          </Link>
        ))}
      {onlySandbox ? (
        <div className="gh-nav-foot">
          <Tooltip label="Only the sandbox on this machine is connected, not Intercom. Nothing here reaches a real customer.">
            <span>
              <StateBadge tone="warning">Sandbox</StateBadge>
            </span>
          </Tooltip>
        </div>
      ) : null}
    </nav>
  );
}
