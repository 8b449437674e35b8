import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOperation, operations } from '@gatehouse/connector';
import { inputSchemaOf } from '@gatehouse/connector/tool-schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Description, readDescription } from '../../scripts/scaffold/description.ts';
import { draftOperation } from '../../scripts/scaffold/file.ts';

let folder: string;
let description: Description;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scaffold-'));
  const file = join(folder, 'description.yaml');
  writeFileSync(
    file,
    `
paths:
  /lamps:
    get:
      operationId: listLamps
      tags: [Lamps]
      responses:
        '200':
          content:
            application/json:
              schema: { $ref: '#/components/schemas/lamp_list' }
              example: { type: list, data: [{ type: lamp, id: 7, name: Desk, room: { wing: east } }], total_count: 1 }
  /lamps/{lamp_id}:
    delete:
      operationId: deleteLamp
      tags: [Lamps]
      parameters: [{ name: lamp_id, in: path, required: true, schema: { type: integer }, example: 7 }]
      responses: { '204': { description: gone } }
components:
  schemas:
    lamp: { allOf: [{ type: object, properties: { id: { type: integer } } }, { properties: { name: { type: string }, on_at: { type: integer } } }] }
    lamp_list:
      type: object
      properties:
        type: { type: string }
        data: { type: array, items: { $ref: '#/components/schemas/lamp' } }
        total_count: { type: integer }
`,
  );
  description = readDescription(file);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('an operation is drafted from a description, with the thing that it answers', () => {
  const drafted = draftOperation(description, 'GET /lamps', { name: 'lamps.list' }, new Map());
  expect(drafted.file).toBe('lamps/list.ts');
  expect(drafted.text).toContain("paging: { form: 'none', items: 'data' }");
  expect(drafted.text).toContain('data: z.array(Lamp)');
  expect(drafted.text).toContain('output: {"type":"list","data":[{"type":"lamp","id":7,"name":"Desk"}],"total_count":1}');
  expect(drafted.schemas.map(({ name }) => name)).toEqual(['Lamp']);
  expect(drafted.schemas[0]?.text).toContain('on_at: z.int().nullish()');
});

test('what a description cannot know is left to a person', () => {
  const { text } = draftOperation(description, 'DELETE /lamps/{lamp_id}', { name: 'lamps.delete' }, new Map());
  for (const decision of ['summary', 'description', 'effect', 'retry', 'scope', 'since'])
    expect(text).toMatch(new RegExp(`${decision}: 'TODO`));
  expect(text).toContain('output: Nothing');
  expect(text).toContain('export { remove as delete };');
});

test('a route that the description does not have is refused', () => {
  expect(() => draftOperation(description, 'GET /moons', { name: 'moons.list' }, new Map())).toThrow('The description has no GET /moons.');
});

test('nothing of the catalogue is left to be said', async () => {
  for (const { name } of operations) {
    const { examples, ...facts } = await loadOperation(name as string);
    expect(JSON.stringify([facts.summary, facts.description, examples, await inputSchemaOf(name)]), name).not.toContain('TODO');
  }
});
