import { TextLink } from '../ui/links.tsx';
import type { TroubleId } from './troubles.ts';

export function HelpLink({ trouble, children = 'More about this' }: { trouble: TroubleId; children?: string }) {
  return (
    <TextLink to="/help" hash={trouble} size="sm">
      {children}
    </TextLink>
  );
}
