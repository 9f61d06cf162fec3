import type { ReactNode } from 'react';
import { Copy } from 'lucide-react';
import { formatMoment, formatNumber } from '../../../format/format.js';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import { IconButton } from '../../../ui/button.js';
import { copyText } from '../../../ui/copy-text.js';
import type { WholeChunk } from '../use-book.js';

/** How much of a hash tells two texts apart by eye. */
const SHOWN_HASH = 12;

/** What is known of a chunk beside its text. */
export function ChunkFacts({ chunk }: { chunk: WholeChunk }) {
  const { tokens, contentHash, sectionPath, vectors, complexity, ordinal, typeReason, difficulty } = chunk;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {typeReason && (
        <Fact name={bookTexts.type}>
          {texts.common.type[chunk.type]}: {bookTexts.typeRule[typeReason.rule]}
          {typeReason.evidence !== null && <q className="block text-soft">{typeReason.evidence}</q>}
        </Fact>
      )}
      <Fact name={bookTexts.difficulty}>{texts.common.difficulty[difficulty]}</Fact>
      <Fact name={bookTexts.section}>{sectionPath.join(' › ') || bookTexts.noSection}</Fact>
      <Fact name={bookTexts.place}>{bookTexts.chunkNumber(ordinal + 1)}</Fact>
      <Fact name={bookTexts.length}>{texts.common.tokens(tokens)}</Fact>
      {complexity && <Fact name={bookTexts.complexity}>{formatNumber(complexity.score)}</Fact>}
      <Fact name={bookTexts.hash}>
        <span className="inline-flex items-center gap-1">
          <code title={contentHash}>{contentHash.slice(0, SHOWN_HASH)}</code>
          <IconButton
            label={bookTexts.copyHash}
            onClick={() => void copyText(contentHash)}
            className="size-6"
          >
            <Copy />
          </IconButton>
        </span>
      </Fact>
      <Fact name={bookTexts.vectors}>
        {vectors.length === 0 ? (
          bookTexts.noVectors
        ) : (
          <ul className="flex flex-col gap-1">
            {vectors.map(({ model, revision, current, embeddedAt }) => (
              <li key={`${model} ${revision}`} className="flex flex-wrap items-center gap-1.5">
                <span title={formatMoment(embeddedAt)}>{model}</span>
                {!current && <Badge tone="warning">{bookTexts.oldVector}</Badge>}
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
