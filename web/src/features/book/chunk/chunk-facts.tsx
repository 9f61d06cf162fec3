import type { ReactNode } from 'react';
import { Copy } from 'lucide-react';
import { formatMoment, formatNumber } from '../../../format/format.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import { IconButton } from '../../../ui/button.js';
import { tell, tellProblem } from '../../../ui/toasts.js';
import type { WholeChunk } from '../use-book.js';

/** How much of a hash tells two texts apart by eye. */
const SHOWN_HASH = 12;

/** What is known of a chunk beside its text. */
export function ChunkFacts({ chunk }: { chunk: WholeChunk }) {
  const { tokens, contentHash, sectionPath, vectors, complexity, ordinal, typeReason, difficulty } = chunk;
  const copy = () =>
    void navigator.clipboard.writeText(contentHash).then(() => tell(texts.common.copied), tellProblem);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {typeReason && (
        <Fact name={texts.book.type}>
          {texts.common.type[chunk.type]}: {texts.book.typeRule[typeReason.rule]}
          {typeReason.evidence !== null && <q className="block text-soft">{typeReason.evidence}</q>}
        </Fact>
      )}
      <Fact name={texts.book.difficulty}>{texts.common.difficulty[difficulty]}</Fact>
      <Fact name={texts.book.section}>{sectionPath.join(' › ') || texts.book.noSection}</Fact>
      <Fact name={texts.book.place}>{texts.book.chunkNumber(ordinal + 1)}</Fact>
      <Fact name={texts.book.length}>{texts.common.tokens(tokens)}</Fact>
      {complexity && <Fact name={texts.book.complexity}>{formatNumber(complexity.score)}</Fact>}
      <Fact name={texts.book.hash}>
        <span className="inline-flex items-center gap-1">
          <code title={contentHash}>{contentHash.slice(0, SHOWN_HASH)}</code>
          <IconButton label={texts.book.copyHash} onClick={copy} className="size-6">
            <Copy />
          </IconButton>
        </span>
      </Fact>
      <Fact name={texts.book.vectors}>
        {vectors.length === 0 ? (
          texts.book.noVectors
        ) : (
          <ul className="flex flex-col gap-1">
            {vectors.map(({ model, revision, current, embeddedAt }) => (
              <li key={`${model} ${revision}`} className="flex flex-wrap items-center gap-1.5">
                <span title={formatMoment(embeddedAt)}>{model}</span>
                {!current && <Badge tone="warning">{texts.book.oldVector}</Badge>}
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
