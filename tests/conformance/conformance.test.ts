import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, ofProduct } from './differences.ts';
import { createFixtureServer } from './fixture-server.ts';
import { serveDoors } from './serve.ts';
import { type Check, requiredBy, runSuite } from './suite.ts';

let doors: Awaited<ReturnType<typeof serveDoors>>;
beforeAll(async () => {
  doors = await serveDoors({ fixtures: createFixtureServer, product: undefined });
});
afterAll(() => doors.stop());

const fails = ({ status }: Check) => status === 'FAILURE' || status === 'WARNING';

describe.each(['2025-11-25', '2026-07-28'] as const)("the protocol's own suite, %s", (revision) => {
  test.each(['fixtures', 'product'] as const)('%s', async (door) => {
    const said = await runSuite(doors.urls[door] as string, revision);
    const required = await requiredBy(revision);
    const asked = door === 'fixtures' ? [...new Set([...required, ...said.keys()])] : ofProduct[revision];
    const known = differences.filter((one) => one.revision === revision && one.door === door);

    expect(required.length).toBeGreaterThanOrEqual(30);
    expect(asked.filter((scenario) => !said.get(scenario)?.length)).toEqual([]);
    const failed = asked.flatMap((scenario) => (said.get(scenario) ?? []).filter(fails).map((check) => ({ scenario, ...check })));
    const unexpected = failed.filter(
      ({ scenario, id }) => !known.some((one) => one.scenario === scenario && (one.checks?.includes(id) ?? true)),
    );
    expect(unexpected).toEqual([]);
    const passes = known.flatMap(({ scenario, checks = [undefined] }) =>
      checks
        .filter((id) => !failed.some((one) => one.scenario === scenario && (id === undefined || one.id === id)))
        .map((id) => [scenario, id]),
    );
    expect(passes, 'These are named in differences.ts and do not fail any more.').toEqual([]);
    const checks = asked.flatMap((scenario) => said.get(scenario) ?? []);
    const met = checks.filter(({ status }) => status === 'SUCCESS').length;
    console.info(`${revision}, ${door}: ${met} checks met in ${asked.length} scenarios; ${failed.length} not, as expected`);
  });
});
