import { Badge } from '@mantine/core';

export type Tone = 'good' | 'bad' | 'warning' | 'neutral' | 'accent';

const colors: Record<Tone, string> = { good: 'teal', bad: 'red', warning: 'orange', neutral: 'gray', accent: 'pine' };

/** A state in one or two words. Colour never stands alone: the word says it too. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Badge
      color={colors[tone]}
      variant="light"
      radius="sm"
      tt="none"
      fw={600}
      size="md"
      {...(tone === 'neutral' ? { c: 'dimmed' } : {})}
      style={{ flex: 'none' }}
    >
      {children}
    </Badge>
  );
}
