import type { ReactNode } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { beginningsOf, describe } from './describe.js';
import { undoCorrections } from './use-corrections.js';
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
  const isOfTexts = kind === 'split' || kind === 'join';
  return (
    <div className="flex flex-col gap-1 text-sm" data-correction={correction.id} data-status={status}>
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 font-medium break-words">{describe(correction)}</span>
        {place !== undefined && <Badge tone={TONES[status]}>{bookTexts.correctionStatus[status]}</Badge>}
        {status !== 'undone' && (
          <Button onClick={() => void undoCorrections([correction])}>
            {status === 'applied' ? texts.common.undo : bookTexts.giveUp}
          </Button>
        )}
      </div>
      {place}
      <p className="text-soft">
        <Age
          at={madeAt}
          say={(age) => bookTexts.byAndWhen(by.kind === 'open' ? texts.common.anybody : by.name, age)}
        />
        {undoneAt !== null && (
          <>
            {' · '}
            <Age at={undoneAt} say={(age) => bookTexts.undoneBy(undoneBy ?? '', age)} />
          </>
        )}
      </p>
      {reason !== null && <p className="text-warning">{reason}</p>}
      {isOfTexts && (
        <details className="text-soft">
          <summary className="cursor-pointer">{bookTexts.beforeAndAfter}</summary>
          <Beginnings title={bookTexts.before} beginnings={beginningsOf(before)} />
          <Beginnings title={bookTexts.after} beginnings={beginningsOf(after)} />
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
