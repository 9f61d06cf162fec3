import type { Comparison } from '../model-change/comparison.js';
import type { ChangeView, ModelsStatus } from '../model-change/model-changes.service.js';

/** What a person wants to know of a change of model. */
export function changeLines({
  model,
  types,
  state,
  holds,
  done,
  total,
  comparison,
  message,
}: ChangeView): string[] {
  const waits = state === 'ready' && holds ? ': `colophon models switch` makes searches use it' : '';
  return [
    `${model} for ${types.join(', ')}: ${state}${waits}`,
    `  ${done} of ${total} chunks have its vectors`,
    ...(comparison ? comparisonLines(comparison) : []),
    ...(message ? [`  ${message}`] : []),
  ];
}

export function statusLines({ active, warnings, change }: ModelsStatus): string[] {
  return [
    ...active.map(({ model, types, previous }) => {
      const before =
        previous.length > 0 ? ` (before: ${previous.join(', ')}; \`models rollback\` goes back)` : '';
      return `${types.join(', ')}: ${model}${before}`;
    }),
    ...warnings,
    ...(change ? ['', `Change of ${change.createdAt}`, ...changeLines(change)] : []),
  ];
}

function comparisonLines({
  queries,
  overlap,
  leastOverlap,
  sameFirst,
  terms = 0,
  figures = [],
  noFigures,
}: Comparison): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return [
    `  ${queries} queries from the library: ${percent(overlap)} of the first ten results are the same ` +
      `(at least ${percent(leastOverlap)}), the first one in ${percent(sameFirst)}`,
    ...(figures.length > 0 ? [`  ${terms} terms of the books' own indexes, found on their pages:`] : []),
    ...figures.map(
      ({ name, old, new: next }) =>
        `    ${name}: ${old.toFixed(3)} before, ${next.toFixed(3)} by the new model`,
    ),
    ...(noFigures ? [`  ${noFigures}`] : []),
  ];
}
