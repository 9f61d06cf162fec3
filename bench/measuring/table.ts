import type { Spread } from './statistics.js';

/** Formats rows under a heading as Markdown: the first column aligned left, numbers aligned right. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => align(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = widths.map(
    (width, column) => '-'.repeat(column === 0 ? width : width - 1) + (column === 0 ? '' : ':'),
  );
  return [line(heading), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** `12.3 (11.9-12.8)`: the median, and the lowest and highest value if there are several. */
export function spread({ median, min, max }: Spread, digits = 1): string {
  const range = min === max ? '' : ` (${min.toFixed(digits)}-${max.toFixed(digits)})`;
  return `${median.toFixed(digits)}${range}`;
}

export function megabytes(bytes: number | null): string {
  return bytes === null ? '-' : `${Math.round(bytes / 1e6)} MB`;
}

function align(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
