import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that a machine can read in any language. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const brokenModules = modules.filter((module) => module.errors().length > 0).length;
    const count = (state: string) => tests.filter((result) => result === state).length;
    const failed = count('failed') + brokenModules + unhandledErrors.length;
    const skipped = count('skipped');
    console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}
