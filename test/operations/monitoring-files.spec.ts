import { readFileSync } from 'node:fs';
import { ALERTS, runbookOf } from '../../scripts/monitoring/alerts.js';
import { MONITORING_FILES } from '../../scripts/monitoring/files.js';
import { ROWS } from '../../scripts/monitoring/panels.js';
import { METRICS } from '../../src/telemetry/metrics.js';
import type { Metric } from '../../src/telemetry/metric.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const ALL = Object.values<Metric>(METRICS);
const PANELS = ROWS.flatMap(({ panels }) => panels);
const EXPRESSIONS = [
  ...ALERTS.map(({ name, expr }) => ({ of: name, expr })),
  ...PANELS.flatMap(({ title, queries }) => queries.map(({ expr }) => ({ of: title, expr }))),
];
/** Labels that Prometheus adds, and that of the classes of a histogram. */
const OF_PROMETHEUS = ['instance', 'job', 'le'];
/** A metric of Prometheus itself. */
const TARGET_UP = 'up';

/** The metric of a name in an expression; histograms have three names each. */
function metricOf(name: string): Metric | undefined {
  return ALL.find((metric) =>
    metric.kind === 'histogram'
      ? [`${metric.name}_bucket`, `${metric.name}_count`, `${metric.name}_sum`].includes(name)
      : metric.name === name,
  );
}

function namesIn(expr: string): string[] {
  return [...expr.matchAll(/\b(?:colophon|process|nodejs)_\w+/g)].map(([name]) => name);
}

/** Labels that an expression selects or groups by. */
function labelsIn(expr: string): string[] {
  const selected = [...expr.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label]) => label!);
  const grouped = [...expr.matchAll(/\b(?:by|on) \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(', '));
  return [...selected, ...grouped];
}

describe('the files for Prometheus and Grafana', () => {
  it.each([...MONITORING_FILES.keys()])('are as the declarations make them: %s', (path) => {
    expect(read(path), 'run `npm run dashboards`').toBe(MONITORING_FILES.get(path)!());
  });

  it('ask for declared metrics and their labels only', () => {
    const wrong = EXPRESSIONS.flatMap(({ of, expr }) => {
      const metrics = namesIn(expr).map((name) => [name, metricOf(name)] as const);
      const unknown = metrics.filter(([, metric]) => !metric).map(([name]) => `${of}: ${name}`);
      const labels = metrics.flatMap(([, metric]) => Object.keys(metric?.labels ?? {}));
      const foreign = labelsIn(expr)
        .filter((label) => !labels.includes(label) && !OF_PROMETHEUS.includes(label))
        .map((label) => `${of}: the label ${label}`);
      return [...unknown, ...foreign];
    });
    expect(wrong).toEqual([]);
    expect(EXPRESSIONS.filter(({ expr }) => namesIn(expr).length === 0).map(({ of }) => of)).toEqual([
      'ColophonProcessDown',
    ]);
    expect(ALERTS[0]!.expr.startsWith(TARGET_UP)).toBe(true);
  });

  it('show every metric', () => {
    const shown = new Set(
      PANELS.flatMap(({ queries }) => queries.flatMap(({ expr }) => namesIn(expr).map(metricOf))),
    );
    expect(ALL.filter((metric) => !shown.has(metric)).map(({ name }) => name)).toEqual([]);
  });

  it('give each alert a page of the run book, and each page an alert', () => {
    const book = read('docs/operations.md');
    const pages = [...book.matchAll(/^### (Colophon\w+)\n([\s\S]*?)(?=^###? |(?![\s\S]))/gm)];
    expect(pages.map(([, name]) => name)).toEqual(ALERTS.map(({ name }) => name));
    for (const [, , text] of pages) {
      const parts = ['What it means.', 'How to see.', 'What to do.'].map((part) =>
        text!.indexOf(`**${part}**`),
      );
      expect(parts.every((at) => at >= 0)).toBe(true);
    }
    const rules = read('deploy/monitoring/alerts.yml');
    for (const alert of ALERTS) expect(rules).toContain(`runbook: ${runbookOf(alert)}`);
  });
});

describe('a metric', () => {
  it('has a name as Prometheus wants it: its unit at the end, and _total if it only grows', () => {
    const wrong = ALL.filter(({ name, kind }) => (kind === 'counter') !== name.endsWith('_total')).map(
      ({ name }) => name,
    );
    expect(wrong).toEqual([]);
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    expect(ALL.filter(({ help }) => !/^[A-Z].*\.$/.test(help)).map(({ name }) => name)).toEqual([]);
    const histograms = ALL.filter(({ kind }) => kind === 'histogram');
    expect(histograms.filter(({ name }) => !name.endsWith('_seconds')).map(({ name }) => name)).toEqual([]);
  });
});
