/** A file of a multipart form, as text. */
export interface FormFile {
  readonly file: string;
}

/** The fields of a multipart form, or undefined where it is none. */
export async function readForm(
  text: string,
  contentType: string | undefined,
): Promise<Readonly<Record<string, string | FormFile>> | undefined> {
  if (!/^multipart\/form-data\b/i.test(contentType?.trim() ?? '')) return undefined;
  try {
    const form = await new Response(text, { headers: { 'content-type': contentType ?? '' } }).formData();
    const fields = [...form].map(
      async ([name, value]) => [name, typeof value === 'string' ? value : { file: await value.text() }] as const,
    );
    return Object.fromEntries(await Promise.all(fields));
  } catch {
    return undefined;
  }
}
