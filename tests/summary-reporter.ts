import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with what was skipped, and why, and with one plain line that a machine can read in any language. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ test, result: test.result() })));
    const brokenModules = modules.filter((module) => module.errors().length > 0).length;
    const count = (state: string) => tests.filter(({ result }) => result.state === state).length;
    const failed = count('failed') + brokenModules + unhandledErrors.length;
    // What a filter or `--bail` left out has no reason of its own.
    for (const { test, result } of tests)
      if (result.state === 'skipped' && result.note) console.log(`skipped: ${test.fullName} (${result.note})`);
    const skipped = count('skipped');
    console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}
