import { useState } from 'react';
import { Ban, Download, Ellipsis, RotateCcw, RotateCw } from 'lucide-react';
import { api } from '../../api/client.js';
import { texts } from '../../texts/texts.js';
import { Button, IconButton } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { tell, tellProblem } from '../../ui/toasts.js';
import { EXPORTS, downloadBook } from './download.js';
import type { Export } from './download.js';
import type { Book } from './use-book.js';

/** What can be done with the whole book. */
export function BookActions({ book }: { book: Book }) {
  return (
    <>
      <DownloadMenu book={book} />
      <RunMenu book={book} />
    </>
  );
}

function DownloadMenu({ book: { id, title } }: { book: Book }) {
  const [isBusy, setBusy] = useState(false);
  const download = (wanted: Export) => {
    setBusy(true);
    void downloadBook(id, title, wanted)
      .then(() => tell(texts.book.downloaded), tellProblem)
      .finally(() => setBusy(false));
  };
  return (
    <Menu
      trigger={
        <Button disabled={isBusy}>
          <Download aria-hidden="true" />
          {isBusy ? texts.book.downloading : texts.book.download}
        </Button>
      }
    >
      {EXPORTS.map((wanted) => (
        <MenuItem key={wanted.format} onSelect={() => download(wanted)}>
          {texts.book.exports[wanted.format]}
        </MenuItem>
      ))}
    </Menu>
  );
}

const WHOLE = { stage: 'reading', until: 'publishing' } as const;
const ACTIVE: ReadonlySet<Book['status']> = new Set(['queued', 'processing']);

function RunMenu({ book: { id, status, lastRun } }: { book: Book }) {
  const told = (text: string) => ({ onSuccess: () => tell(text), onError: tellProblem });
  const reprocess = api.useMutation('post', '/v1/documents/{id}/reprocess', told(texts.book.reprocessing));
  const retry = api.useMutation('post', '/v1/documents/{id}/retry', told(texts.book.retrying));
  const cancel = api.useMutation('post', '/v1/documents/{id}/cancel', told(texts.book.cancelled));
  const params = { path: { id } };
  const canRetry = lastRun?.state === 'failed' || lastRun?.state === 'cancelled';
  const isActive = ACTIVE.has(status);
  return (
    <Menu
      trigger={
        <IconButton label={texts.book.moreActions} kind="plain">
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem disabled={isActive} onSelect={() => reprocess.mutate({ params, body: WHOLE })}>
        <RotateCw aria-hidden="true" />
        {texts.book.reprocess}
      </MenuItem>
      <MenuItem disabled={!canRetry} onSelect={() => retry.mutate({ params })}>
        <RotateCcw aria-hidden="true" />
        {texts.common.retry}
      </MenuItem>
      <MenuItem disabled={!isActive} onSelect={() => cancel.mutate({ params })}>
        <Ban aria-hidden="true" />
        {texts.book.cancelRun}
      </MenuItem>
    </Menu>
  );
}
