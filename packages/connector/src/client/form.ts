/** A multipart form (RFC 7578). A field that is a file holds JSON; the others are text. */
export function toForm(
  fields: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
): { readonly text: string; readonly type: string } {
  const parts = Object.entries(fields).map(([field, value]) => {
    const file = files[field];
    const named = `content-disposition: form-data; name="${field}"`;
    return file === undefined
      ? `${named}\r\n\r\n${String(value)}\r\n`
      : `${named}; filename="${file}"\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}\r\n`;
  });
  // One that stands in none of them.
  let boundary = 'gatehouse-form';
  while (parts.some((part) => part.includes(boundary))) boundary += '-x';
  const text = [...parts.map((part) => `--${boundary}\r\n${part}`), `--${boundary}--\r\n`].join('');
  return { text, type: `multipart/form-data; boundary=${boundary}` };
}
