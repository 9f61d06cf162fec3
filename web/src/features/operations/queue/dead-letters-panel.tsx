import { useState } from 'react';
import { RotateCcw } from 'lucide-react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { CheckField } from '../../../ui/field.js';
import { Panel } from '../../../ui/panel.js';
import { tell } from '../../../ui/toasts.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import { usePartSearch } from '../use-part.js';
import { kindName } from './names.js';

type Letter = Schemas['DeadLetterResponse'];

const t = operationsTexts.queue;
const ALL = Symbol('all');

/** Jobs that failed for good, with their errors, and the way back into the queue. */
export function DeadLettersPanel({ letters }: { letters: readonly Letter[] }) {
  const [{ all = false }, change] = usePartSearch();
  const [asked, setAsked] = useState<Letter | typeof ALL | null>(null);
  const followUp = useFollowUp();
  const redrive = api.useMutation('post', '/v1/dead-letters/redrive', {
    ...followUp(['/v1/dead-letters', '/v1/jobs']),
    onSuccess: ({ redriven }) => tell(t.redriven(redriven)),
  });
  const waiting = letters.filter(({ redrivenAt }) => redrivenAt === null);
  const shown = all ? letters : waiting;
  const confirm = () =>
    redrive.mutate(
      { body: asked === ALL || asked === null ? { all: true } : { id: asked.id } },
      { onSettled: () => setAsked(null) },
    );
  return (
    <Panel
      title={t.dead}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <CheckField
            label={t.showRedriven}
            checked={all}
            onChange={(checked) => change({ all: checked ? true : undefined })}
          />
          {waiting.length > 0 && <Button onClick={() => setAsked(ALL)}>{t.redriveAll}</Button>}
        </div>
      }
    >
      {shown.length === 0 ? (
        <p className="text-sm text-soft">{t.noDead}</p>
      ) : (
        <ul aria-label={t.dead} className="flex flex-col divide-y">
          {shown.map((letter) => (
            <DeadLetter key={letter.id} letter={letter} onRedrive={() => setAsked(letter)} />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t.confirmRedrive.title(asked === ALL ? waiting.length : 1)}
        about={t.confirmRedrive.about}
        action={asked === ALL ? t.redriveAll : t.redrive}
        busy={redrive.isPending}
        onConfirm={confirm}
      />
    </Panel>
  );
}

function DeadLetter({ letter, onRedrive }: { letter: Letter; onRedrive: () => void }) {
  const { id, name, about, attempts, errorCode, errorMessage, failedAt, redrivenAt } = letter;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium break-words">
          {kindName(name)}: {about}
        </p>
        <p className="text-sm break-words">{errorMessage}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
          <Badge tone="danger">{errorCode}</Badge>
          <Age at={failedAt} say={(age) => t.failedAt(age, attempts)} />
          <span>
            {t.id} <code>{id}</code>
          </span>
        </p>
      </div>
      {redrivenAt === null ? (
        <Button aria-label={t.redriveOne(about)} onClick={onRedrive}>
          <RotateCcw aria-hidden="true" />
          {t.redrive}
        </Button>
      ) : (
        <Badge>
          <Age at={redrivenAt} say={t.redrivenAt} />
        </Badge>
      )}
    </li>
  );
}
