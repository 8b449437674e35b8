import './wordmark.css';

/** The gate, drawn in the current text colour. */
export function Gate({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-pine-7)" />
      <path d="M7 25V10h3v2.5h3V10h6v2.5h3V10h3v15h-5.5v-4.5a3.5 3.5 0 0 0-7 0V25z" fill="#fff" />
    </svg>
  );
}

export function Wordmark({ size = 22 }: { size?: number }) {
  return (
    <span className="gh-wordmark" style={textOf(size)}>
      <Gate size={size} />
      Gatehouse
    </span>
  );
}

/** The word beside a gate of that height. */
const textOf = (size: number) => ({ fontSize: size * 0.72 });
