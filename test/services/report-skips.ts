import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node';

/**
 * Lists every skipped test: a run without PostgreSQL, the manuals or poppler must not look complete. With
 * COLOPHON_NO_SKIPS=1, as in CI, a skip fails the run.
 */
export class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], _errors: readonly unknown[], reason: TestRunEndReason): void {
    if (reason === 'interrupted') return;
    const skipped = modules.flatMap((module) => skippedOf(module));
    if (skipped.length === 0) return;
    process.stdout.write(`\nSkipped:\n${skipped.map((line) => `  ${line}\n`).join('')}`);
    if (process.env['COLOPHON_NO_SKIPS'] !== '1') return;
    process.stdout.write('COLOPHON_NO_SKIPS is set: a run with skipped tests has failed.\n');
    process.exitCode = 1;
  }
}

/** A suite with only skipped tests is listed once; otherwise each skipped test is listed. */
function skippedOf(module: TestModule): string[] {
  const named = new Map<string, number>();
  for (const test of module.children.allTests('skipped')) {
    const place = `${module.relativeModuleId}: ${widestSkipped(test)}`;
    named.set(place, (named.get(place) ?? 0) + 1);
  }
  return [...named].map(([place, tests]) => (tests === 1 ? place : `${place} (${tests} tests)`));
}

function widestSkipped(test: TestCase): string {
  let widest = test.fullName;
  for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) {
    const all = [...parent.children.allTests()];
    if (all.every((other) => other.result().state === 'skipped')) widest = parent.fullName;
  }
  return widest;
}
