import { operations } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { management } from './index.ts';
import { describe as describeApi } from './openapi.ts';

interface Item {
  operationId: string;
  parameters: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: { 'application/json': { schema: { properties: object; required?: string[] } } } };
  responses: Record<string, unknown>;
}

const document = (await describeApi({ publicUrl: 'http://127.0.0.1:4400', version: '0.0.0', experimental: true })) as {
  paths: Record<string, Record<string, Item>>;
  components: { responses: Record<string, unknown>; schemas: Record<string, unknown> };
};
const items = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, item]) => ({ path, method, item })),
);

test('describes every operation of the catalogue and every one of the management that has an address, each once', () => {
  const addressed = Object.values(management).filter(({ path }) => path !== null);
  expect(Object.keys(management).length - addressed.length).toBe(1);
  expect(addressed.length).toBeGreaterThanOrEqual(25);
  const described = items.map(({ item }) => item.operationId).sort();
  expect(described).toEqual([...addressed, ...operations].map(({ name }) => name).sort());
  expect(document.paths['/intercom/{connection}/contacts/search']?.['post']?.operationId).toBe('contacts.search');
  expect(document.paths['/api/v1/groups/{id}']?.['put']?.operationId).toBe('groups.update');
});

test('what stands in a path is a required parameter, and the other way round', () => {
  for (const { path, item } of items) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = item.parameters.filter((parameter) => parameter.in === 'path');
    expect([item.operationId, declared.map(({ name }) => name).sort()]).toEqual([item.operationId, inPath.sort()]);
    expect(declared.every(({ required }) => required)).toBe(true);
  }
});

test('no two addresses differ only by the names of what stands in them: a linter takes them for one', () => {
  const bare = Object.keys(document.paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}'));
  expect(bare.filter((path, index) => bare.indexOf(path) !== index)).toEqual([]);
});

test('fields stand in one place only, and required ones are required', () => {
  const reply = document.paths['/intercom/{connection}/conversations/{conversation_id}/reply']?.['post'];
  const body = reply?.requestBody?.content['application/json'].schema;
  expect(Object.keys(body?.properties ?? {})).toContain('body');
  expect(Object.keys(body?.properties ?? {})).not.toContain('conversation_id');
  const activity = document.paths['/api/v1/activity']?.['get'];
  expect(activity?.requestBody).toBeUndefined();
  expect(activity?.parameters.map(({ name }) => name)).toContain('outcome');
  const create = document.paths['/api/v1/groups']?.['post']?.requestBody?.content['application/json'].schema;
  expect(create?.required).toEqual(['name']);
});

test('is plain JSON, refers to what it has, and says nothing of our own affairs', () => {
  const text = JSON.stringify(document);
  expect(JSON.parse(text)).toEqual(document);
  for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
    expect(document.components[kind as 'schemas']?.[name ?? '']).toBeDefined();
  }
  expect(text).not.toContain('"marks"');
  expect(text).not.toContain('$schema');
});

test('is made once', async () => {
  expect(await describeApi({ publicUrl: 'http://127.0.0.1:4400', version: '0.0.0', experimental: true })).toBe(document);
});
