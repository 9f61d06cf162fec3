import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { operationsTexts } from '../../../texts/operations.js';
import { buttonLook } from '../../../ui/button.js';
import { Loading } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import type { Concern } from './concern.js';
import { useConcerns } from './use-concerns.js';

const t = operationsTexts.overview;

/** First of all: what is wrong, since when, and what to do. */
export function ConcernsPanel() {
  const found = useConcerns();
  return (
    <Panel title={t.concerns}>
      {found === null ? (
        <Loading />
      ) : found.concerns.length === 0 ? (
        <p className="flex items-center gap-2 text-success">
          <CircleCheck className="size-4" aria-hidden="true" />
          {found.isAll ? t.allWell : t.allWellSo}
        </p>
      ) : (
        <ul aria-label={t.concerns} className="flex flex-col divide-y">
          {found.concerns.map((concern) => (
            <ConcernLine key={concern.id} concern={concern} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ConcernLine({ concern: { tone, what, todo, since, goTo } }: { concern: Concern }) {
  const Icon = tone === 'danger' ? CircleAlert : TriangleAlert;
  return (
    <li className="flex flex-wrap items-start gap-3 py-3 first:pt-0 last:pb-0">
      <Icon
        className={`mt-1 size-4 shrink-0 ${tone === 'danger' ? 'text-danger' : 'text-warning'}`}
        aria-hidden="true"
      />
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium break-words">
          {what}
          {since !== undefined && <span className="font-normal text-soft"> {since}</span>}
        </p>
        <p className="text-sm text-soft">{todo}</p>
      </div>
      {goTo === 'library' ? (
        <Link to="/library" className={buttonLook()}>
          {t.goTo.library}
        </Link>
      ) : (
        goTo !== undefined && (
          <Link to="/operations/$part" params={{ part: goTo }} className={buttonLook()}>
            {t.goTo[goTo]}
          </Link>
        )
      )}
    </li>
  );
}
