/**
 * A mail that has begun: what whoever helps asks for first. The address of the page is not in it: that of a claim link or a link for a
 * password is a secret. What is no mail address is a page of theirs, and opened as it is.
 */
export function letterTo(href: string, { requestId, at }: { requestId: string | null; at: Date }): string {
  if (!href.startsWith('mailto:')) return href;
  const lines = [
    ...(requestId === null ? [] : [`Request: ${requestId}`]),
    `Time: ${at.toISOString()}`,
    'What I tried:',
    '',
    'What happened:',
    '',
    '(Please leave keys, tokens and passwords out.)',
  ];
  const subject = requestId === null ? 'Gatehouse' : `Gatehouse, request ${requestId}`;
  return `${href}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`;
}
