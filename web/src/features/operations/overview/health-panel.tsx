import { CircleCheck, CircleX } from 'lucide-react';
import { problemOf } from '../../../api/problem.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Loading } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { RefreshButton } from '../shared/refresh.js';
import { useHealth } from './use-concerns.js';

type PartHealth = Readonly<Record<string, unknown>> & { readonly status: string };

const t = operationsTexts.overview;

/** Whether each part of the server answers, and what it says of itself. */
export function HealthPanel() {
  const { data, error, refetch } = useHealth();
  const parts = Object.entries(data?.details ?? {});
  return (
    <Panel title={t.health} actions={<RefreshButton paths={['/v1/health']} />}>
      {error !== null ? (
        <ProblemNotice error={problemOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : parts.length === 0 ? (
        <p className="text-sm text-soft">{t.hidden}</p>
      ) : (
        <ul aria-label={t.health} className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {parts.map(([name, part]) => (
            <PartLine key={name} name={name} part={part} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function PartLine({ name, part: { status, ...details } }: { name: string; part: PartHealth }) {
  const isUp = status === 'up';
  const Icon = isUp ? CircleCheck : CircleX;
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon
        className={`mt-0.5 size-4 shrink-0 ${isUp ? 'text-success' : 'text-danger'}`}
        aria-hidden="true"
      />
      <div className="min-w-0">
        <p>
          {t.part[name] ?? name}: {isUp ? t.up : t.down}
        </p>
        <p className="text-xs break-words text-soft">
          {Object.entries(details)
            .map(([field, value]) => t.detail(field, String(value)))
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}
