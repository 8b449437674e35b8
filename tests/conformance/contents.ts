import type { ContentBlock } from '@modelcontextprotocol/server';

// One red pixel, and a sound of no length: the smallest files of their kinds.
export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const wav = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';

export const text = (value: string): ContentBlock => ({ type: 'text', text: value });
export const image: ContentBlock = { type: 'image', data: png, mimeType: 'image/png' };
export const audio: ContentBlock = { type: 'audio', data: wav, mimeType: 'audio/wav' };
export const embedded = (uri: string, mimeType: string, value: string): ContentBlock => ({
  type: 'resource',
  resource: { uri, mimeType, text: value },
});
