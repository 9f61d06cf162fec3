import { formatNumber, formatShare } from '../../format/format.js';
import { searchTexts } from '../../texts/search.js';
import { Table } from '../../ui/table.js';
import type { SearchAnswer, SearchResult } from './use-answer.js';

interface ExplanationProps {
  readonly result: SearchResult;
  readonly ofQuery: SearchAnswer['explanation'];
}

interface Leg {
  readonly name: 'vector' | 'lexical';
  readonly rank: number | null;
  readonly score: number | null;
  readonly weight: number | null;
}

/** How a result was found: by each leg, and what the score was changed for. */
export function Explanation({ result: { explanation, score }, ofQuery }: ExplanationProps) {
  if (!explanation) return null;
  const t = searchTexts.explain;
  const weight = ofQuery?.lexicalWeight ?? null;
  const legs: readonly Leg[] = [
    { name: 'vector', ...explanation.vector, weight: weight === null ? null : 1 - weight },
    { name: 'lexical', ...explanation.lexical, weight },
  ];
  const notes = [
    ofQuery && t.kind[ofQuery.kind],
    ofQuery && ofQuery.terms.length > 0 && t.terms(ofQuery.terms.join(', ')),
    ofQuery && ofQuery.unknownTerms.length > 0 && t.unknown(ofQuery.unknownTerms.join(', ')),
    explanation.sectionWorth !== 1 && t.section(formatNumber(explanation.sectionWorth)),
    explanation.copies > 0 && t.copies(explanation.copies),
  ].filter((note) => typeof note === 'string');
  return (
    <section aria-label={searchTexts.why} className="flex flex-col gap-2 border-t pt-2">
      <p className="text-sm">
        {searchTexts.score}: <strong className="tabular-nums">{formatShare(score, true)}</strong>
      </p>
      <Table
        label={searchTexts.why}
        rows={legs}
        rowKey={({ name }) => name}
        columns={[
          { name: t.leg, cell: ({ name }) => t[name] },
          {
            name: t.place,
            numeric: true,
            cell: ({ rank }) => (rank === null ? t.notFound : formatNumber(rank)),
          },
          {
            name: t.score,
            numeric: true,
            cell: (leg) => (leg.score === null ? '–' : formatShare(leg.score, true)),
          },
          {
            name: t.share,
            numeric: true,
            cell: (leg) => (leg.weight === null ? '–' : formatShare(leg.weight)),
          },
        ]}
      />
      {notes.length > 0 && <p className="text-xs break-words text-soft">{notes.join(' ')}</p>}
    </section>
  );
}
