import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatDuration, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/panel.js';
import { Figures } from '../shared/figures.js';
import { useFollowUp } from '../shared/refresh.js';
import { HeldRemovals } from './held-removals.js';

export type WatchedFolder = Schemas['WatchedFolderResponse'];

const t = operationsTexts.folders;
const BOOKS = ['done', 'waiting', 'running', 'failed', 'refused', 'gone'] as const;

/** One folder: who watches it, what the last look found, and what became of its books. */
export function FolderPanel({ folder }: { folder: WatchedFolder }) {
  const { path, watchedBy, problem, books, errors } = folder;
  return (
    <Panel title={path} actions={watchedBy === null && <ForgetButton folder={folder} />}>
      <div className="flex flex-col gap-3 text-sm">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          <Badge tone={watchedBy === null ? 'warning' : 'success'}>
            {watchedBy === null ? t.unwatched : t.watched}
          </Badge>
          {watchedBy !== null && <span>{t.watchedBy(watchedBy)}</span>}
          <LastLook folder={folder} />
        </p>
        {folder.heldRemovals > 0 ? (
          <HeldRemovals folder={folder} />
        ) : (
          problem !== null && <p className="wrap-anywhere text-danger">{problem}</p>
        )}
        <Figures figures={BOOKS.map((name) => ({ name: t.books[name], value: formatNumber(books[name]) }))} />
        {errors.length > 0 && (
          <ul aria-label={t.errors} className="flex flex-col gap-2">
            {errors.map((error) => (
              <li key={error.path} className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium break-all">{error.path}</span>
                <Badge tone="danger">{error.code}</Badge>
                <span className="break-words">{error.message}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function LastLook({ folder: { lookedAt, lookMs, files } }: { folder: WatchedFolder }) {
  if (lookedAt === null) return <span>{t.neverLooked}</span>;
  const say = (age: string) =>
    files === null || lookMs === null
      ? t.lookedOnly(age)
      : t.looked(age, t.files(files), formatDuration(lookMs));
  return <Age at={lookedAt} say={say} />;
}

/** For a folder that nobody watches any more. */
function ForgetButton({ folder: { id, path } }: { folder: WatchedFolder }) {
  const followUp = useFollowUp();
  const forget = api.useMutation(
    'delete',
    '/v1/watched-folders/{id}',
    followUp(['/v1/watched-folders'], t.forgotten),
  );
  return (
    <Button
      aria-label={t.forgetOf(path)}
      disabled={forget.isPending}
      onClick={() => forget.mutate({ params: { path: { id } } })}
    >
      {t.forget}
    </Button>
  );
}
