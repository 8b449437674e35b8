import { relativeTime } from './relative-time.ts';
import './time.css';

const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

interface Props {
  readonly at: number | null;
  readonly form?: 'relative' | 'absolute' | 'exact';
  readonly never?: string;
}

export function Time({ at, form = 'relative', never = 'Never' }: Props) {
  if (at === null) return <span>{never}</span>;
  const date = new Date(at);
  const text = form === 'relative' ? relativeTime(at, Date.now()) : (form === 'exact' ? exact : absolute).format(date);
  return (
    <time dateTime={date.toISOString()} title={exact.format(date)} className="gh-time">
      {text}
    </time>
  );
}
