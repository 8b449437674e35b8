import { type Resource, ResourceNotFoundError } from '@modelcontextprotocol/server';
import { png } from './contents.ts';

export const resources: Resource[] = [
  { uri: 'test://static-text', name: 'static-text', mimeType: 'text/plain' },
  { uri: 'test://static-binary', name: 'static-binary', mimeType: 'image/png' },
  { uri: 'test://watched-resource', name: 'watched-resource', mimeType: 'text/plain' },
];

export const resourceTemplates = [{ uriTemplate: 'test://template/{id}/data', name: 'template', mimeType: 'application/json' }];

export function readResource(uri: string) {
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
  if (id !== undefined)
    return only(uri, 'application/json', { text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }) });
  if (uri === 'test://static-binary') return only(uri, 'image/png', { blob: png });
  if (resources.some((known) => known.uri === uri)) return only(uri, 'text/plain', { text: 'This is the content of the resource.' });
  throw new ResourceNotFoundError(uri);
}

const only = (uri: string, mimeType: string, content: { text: string } | { blob: string }) => ({
  contents: [{ uri, mimeType, ...content }],
});
