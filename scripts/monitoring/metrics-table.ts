import { METRICS } from '../../src/telemetry/metrics.js';
import type { LabelValues, Metric } from '../../src/telemetry/metric.js';

const HEADER = `# Metrics

Made by \`npm run dashboards\` from \`src/telemetry/metrics.ts\`; change it there. How to read them, and what to do when an alert
fires, is in the [run book](operations.md).

`;

/** The table of all metrics, for people. */
export function metricsTable(): string {
  const rows = Object.values<Metric>(METRICS).map(({ name, kind, labels, help }) => {
    return [`\`${name}\``, kind, labelsText(labels), help];
  });
  return HEADER + table([['metric', 'kind', 'labels', 'what it is'], ...rows]);
}

function labelsText(labels: Metric['labels']): string {
  return Object.entries(labels)
    .map(([label, values]) => `\`${label}\`: ${valuesText(values)}`)
    .join('; ');
}

function valuesText(values: LabelValues): string {
  return 'of' in values ? values.of : values.map((value) => `\`${value}\``).join(', ');
}

/** Aligned as the formatter of the repository aligns it. */
function table([head, ...rows]: readonly (readonly string[])[]): string {
  const all = [head!, ...rows];
  const widths = head!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return `${[line(head!), line(rule), ...rows.map(line)].join('\n')}\n`;
}
