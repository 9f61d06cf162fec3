import { useState } from 'react';
import { Ban, Download, Ellipsis, RotateCcw, RotateCw } from 'lucide-react';
import { api, requestBlob } from '../../api/client.js';
import { isAtWork } from '../../api/words.js';
import { bookTexts } from '../../texts/book.js';
import { texts } from '../../texts/texts.js';
import { Button, IconButton } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { saveFile } from '../../ui/save-file.js';
import { tell, tellProblem } from '../../ui/toasts.js';
import type { Book } from './use-book.js';

const EXPORTS = [
  { format: 'jsonl', ending: 'jsonl' },
  { format: 'markdown', ending: 'md' },
] as const;

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
  const download = ({ format, ending }: (typeof EXPORTS)[number]) => {
    setBusy(true);
    const read = () => requestBlob(`/v1/documents/${id}/export?format=${format}`);
    void saveFile(read, title, ending).finally(() => setBusy(false));
  };
  return (
    <Menu
      trigger={
        <Button disabled={isBusy}>
          <Download aria-hidden="true" />
          {isBusy ? bookTexts.downloading : bookTexts.download}
        </Button>
      }
    >
      {EXPORTS.map((wanted) => (
        <MenuItem key={wanted.format} onSelect={() => download(wanted)}>
          {bookTexts.exports[wanted.format]}
        </MenuItem>
      ))}
    </Menu>
  );
}

const WHOLE = { stage: 'reading', until: 'publishing' } as const;

function RunMenu({ book: { id, status, lastRun } }: { book: Book }) {
  const told = (text: string) => ({ onSuccess: () => tell(text), onError: tellProblem });
  const reprocess = api.useMutation('post', '/v1/documents/{id}/reprocess', told(bookTexts.reprocessing));
  const retry = api.useMutation('post', '/v1/documents/{id}/retry', told(bookTexts.retrying));
  const cancel = api.useMutation('post', '/v1/documents/{id}/cancel', told(bookTexts.cancelled));
  const params = { path: { id } };
  const canRetry = lastRun?.state === 'failed' || lastRun?.state === 'cancelled';
  const isActive = isAtWork(status);
  return (
    <Menu
      trigger={
        <IconButton label={bookTexts.moreActions} kind="plain">
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem disabled={isActive} onSelect={() => reprocess.mutate({ params, body: WHOLE })}>
        <RotateCw aria-hidden="true" />
        {bookTexts.reprocess}
      </MenuItem>
      <MenuItem disabled={!canRetry} onSelect={() => retry.mutate({ params })}>
        <RotateCcw aria-hidden="true" />
        {texts.common.retry}
      </MenuItem>
      <MenuItem disabled={!isActive} onSelect={() => cancel.mutate({ params })}>
        <Ban aria-hidden="true" />
        {bookTexts.cancelRun}
      </MenuItem>
    </Menu>
  );
}
