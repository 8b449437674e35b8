import { CopyIcon } from '../ui/copy.tsx';
import './code-snippet.css';

/** Code to paste elsewhere. Long lines scroll inside the box. */
export function CodeSnippet({ code, label }: { code: string; label: string }) {
  return (
    <figure className="gh-snippet">
      <figcaption>
        <span>{label}</span>
        <CopyIcon value={code} what={label} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
