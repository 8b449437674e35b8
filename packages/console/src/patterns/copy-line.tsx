import { CopyIcon } from '../ui/copy.tsx';
import './copy-line.css';

/** One line to copy: an address or a command. */
export function CopyLine({ value, what }: { value: string; what: string }) {
  return (
    <div className="gh-copy-line">
      <code>{value}</code>
      <CopyIcon value={value} what={what} />
    </div>
  );
}
