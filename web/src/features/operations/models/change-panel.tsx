import { formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';
import { ProgressBar } from '../../../ui/progress.js';
import { ChangeActions } from './change-actions.js';
import { ComparisonTable } from './comparison-table.js';
import type { Change, ModelsStatus } from './use-models-status.js';

const t = operationsTexts.models;
const TONES: Readonly<Record<Change['state'], Tone>> = {
  embedding: 'accent',
  paused: 'warning',
  finishing: 'accent',
  ready: 'warning',
  failed: 'danger',
  switched: 'success',
  cancelled: 'neutral',
};

/** The open change of model or else the last one: how far it is, how both models compare, what can be done. */
export function ChangePanel({ models }: { models: ModelsStatus }) {
  const { change, warnings } = models;
  return (
    <Panel title={t.change} actions={<ChangeActions models={models} />}>
      {warnings.map((warning) => (
        <p key={warning} className="mb-3 rounded-md bg-warning-soft p-2 text-sm text-warning">
          {warning}
        </p>
      ))}
      {change === null ? <p className="text-sm text-soft">{t.noChange}</p> : <ChangeState change={change} />}
    </Panel>
  );
}

function ChangeState({ change }: { change: Change }) {
  const { model, types, state, holds, done, total, comparison, message, createdAt, finishedAt } = change;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium break-all">{t.changeTo(model)}</span>
        <Badge tone={TONES[state]}>{t.states[state]}</Badge>
        <span className="text-sm text-soft">{types.map((type) => texts.common.type[type]).join(', ')}</span>
      </p>
      {message !== null && <p className="text-sm break-words text-danger">{message}</p>}
      {finishedAt === null && (
        <div className="max-w-md">
          <ProgressBar label={t.progress} percent={total === 0 ? null : (100 * done) / total} />
          <p className="text-sm text-soft tabular-nums">
            {t.doneOf(formatNumber(done), formatNumber(total))}. {holds ? t.holds : t.atOnce}
          </p>
        </div>
      )}
      <p className="text-sm text-soft">
        <Age at={createdAt} say={t.begun} />
        {finishedAt !== null && (
          <>
            {', '}
            <Age at={finishedAt} say={t.finished} />
          </>
        )}
      </p>
      {comparison !== null && <ComparisonTable comparison={comparison} />}
    </div>
  );
}
