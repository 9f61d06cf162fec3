import { Suspense, lazy } from 'react';
import { Link } from '@tanstack/react-router';
import { NotFound } from '../../app/view-problem.js';
import { operationsTexts } from '../../texts/operations.js';
import { inView } from '../../ui/in-view.js';
import { Loading } from '../../ui/loaded.js';
import { ViewHeader } from '../../ui/panel.js';
import { usePartName } from './use-part.js';

type PartName = keyof typeof operationsTexts.parts;

const t = operationsTexts;
const PARTS: Readonly<Record<PartName, React.LazyExoticComponent<() => React.ReactNode>>> = {
  overview: lazy(() => import('./overview/overview-part.js')),
  queue: lazy(() => import('./queue/queue-part.js')),
  folders: lazy(() => import('./folders/folders-part.js')),
  models: lazy(() => import('./models/models-part.js')),
  keys: lazy(() => import('./keys/keys-part.js')),
  webhooks: lazy(() => import('./webhooks/webhooks-part.js')),
  audit: lazy(() => import('./audit/audit-part.js')),
  settings: lazy(() => import('./settings/settings-part.js')),
};
const NAMES = Object.keys(PARTS) as PartName[];

/** What keeps the library running, in parts. */
export function OperationsView() {
  const name = usePartName();
  const part = NAMES.find((known) => known === name);
  if (part === undefined) return <NotFound />;
  const Part = PARTS[part];
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <ViewHeader title={`${t.title}: ${t.parts[part]}`} about={t[part].about} />
      <nav aria-label={t.navigation} className="flex gap-1 overflow-x-auto border-b">
        {NAMES.map((to) => (
          <Link
            key={to}
            to="/operations/$part"
            params={{ part: to }}
            ref={to === part ? inView : undefined}
            className="-mb-px border-b-2 border-transparent px-3 py-1.5 text-sm font-medium whitespace-nowrap text-soft hover:text-text focus-visible:-outline-offset-2 data-[status=active]:border-accent data-[status=active]:text-text"
          >
            {t.parts[to]}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Part />
      </Suspense>
    </div>
  );
}
