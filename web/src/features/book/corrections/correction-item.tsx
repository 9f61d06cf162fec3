import type { ReactNode } from 'react';
import { formatAge, formatMoment } from '../../../format/format.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { beginningsOf, describe } from './describe.js';
import { useUndo } from './use-corrections.js';
import type { Correction, CorrectionStatus } from './use-corrections.js';

const TONES: Readonly<Record<CorrectionStatus, Tone>> = {
  applied: 'success',
  not_applied: 'warning',
  undone: 'neutral',
};

interface CorrectionItemProps {
  readonly correction: Correction;
  /** Where it was made, for a list of a whole book. */
  readonly place?: ReactNode;
}

/** What was corrected by hand, by whom and when, and what it was before. */
export function CorrectionItem({ correction, place }: CorrectionItemProps) {
  const { status, reason, by, madeAt, undoneAt, undoneBy, before, after, kind } = correction;
  const undo = useUndo();
  const isOfTexts = kind === 'split' || kind === 'join';
  return (
    <div className="flex flex-col gap-1 text-sm" data-correction={correction.id} data-status={status}>
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 font-medium break-words">{describe(correction)}</span>
        {place !== undefined && <Badge tone={TONES[status]}>{texts.book.correctionStatus[status]}</Badge>}
        {status !== 'undone' && (
          <Button onClick={() => undo(correction)}>
            {status === 'applied' ? texts.common.undo : texts.book.giveUp}
          </Button>
        )}
      </div>
      {place}
      <p className="text-soft">
        <time dateTime={madeAt} title={formatMoment(madeAt)}>
          {texts.book.byAndWhen(by.name, formatAge(madeAt))}
        </time>
        {undoneAt !== null && ` · ${texts.book.undoneBy(undoneBy ?? '', formatAge(undoneAt))}`}
      </p>
      {reason !== null && <p className="text-warning">{reason}</p>}
      {isOfTexts && (
        <details className="text-soft">
          <summary className="cursor-pointer">{texts.book.beforeAndAfter}</summary>
          <Beginnings title={texts.book.before} beginnings={beginningsOf(before)} />
          <Beginnings title={texts.book.after} beginnings={beginningsOf(after)} />
        </details>
      )}
    </div>
  );
}

function Beginnings({ title, beginnings }: { title: string; beginnings: readonly string[] }) {
  return (
    <>
      <p className="pt-1">{title}</p>
      <ol className="list-decimal pl-5">
        {beginnings.map((text, index) => (
          <li key={index} className="break-words">
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}
