import { useState } from 'react';
import { ChevronDown, ChevronUp, Pause, Play, X } from 'lucide-react';
import { libraryTexts } from '../../../texts/library.js';
import { Button, IconButton } from '../../../ui/button.js';
import { ProgressBar } from '../../../ui/progress.js';
import { isSettled } from './upload-item.js';
import type { UploadItem } from './upload-item.js';
import { UploadList } from './upload-list.js';
import { dropUploads, pauseUpload, resumeUpload } from './upload-queue.js';

const words = libraryTexts.uploads;

/** How far the uploads are, below the view so that it covers nothing. */
export function UploadsPanel({ items }: { items: readonly UploadItem[] }) {
  const [showsFiles, setShowsFiles] = useState(true);
  const done = items.filter(({ state }) => state === 'done').length;
  const failed = items.filter(({ state }) => state === 'failed').length;
  const movable = items.filter(({ state }) => ['waiting', 'sending', 'lost'].includes(state));
  const paused = items.filter(({ state }) => state === 'paused');
  const Arrow = showsFiles ? ChevronDown : ChevronUp;
  return (
    <section aria-label={words.title} className="flex shrink-0 flex-col border-t bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <p role="status" className="text-sm font-medium">
          {words.summary(done, items.length)}
          {failed > 0 && <span className="text-danger"> · {words.failed(failed)}</span>}
        </p>
        <div className="min-w-32 flex-1">
          <ProgressBar label={words.title} percent={percentOf(items)} />
        </div>
        {movable.length > 0 && (
          <Button onClick={() => movable.forEach(({ id }) => pauseUpload(id))}>
            <Pause aria-hidden="true" />
            {words.pauseAll}
          </Button>
        )}
        {movable.length === 0 && paused.length > 0 && (
          <Button onClick={() => paused.forEach(resumeUpload)}>
            <Play aria-hidden="true" />
            {words.resumeAll}
          </Button>
        )}
        <IconButton
          label={showsFiles ? words.hideDetails : words.details}
          aria-expanded={showsFiles}
          onClick={() => setShowsFiles(!showsFiles)}
        >
          <Arrow />
        </IconButton>
        {items.every(isSettled) && (
          <IconButton label={words.clear} onClick={() => dropUploads(items)}>
            <X />
          </IconButton>
        )}
      </div>
      {showsFiles && <UploadList items={items} />}
    </section>
  );
}

/** By bytes; a file that failed counts as dealt with. */
function percentOf(items: readonly UploadItem[]): number {
  const bytes = items.reduce((sum, { file }) => sum + file.size, 0);
  const dealt = items.reduce((sum, item) => sum + (isSettled(item) ? item.file.size : item.sent), 0);
  return bytes === 0 ? 100 : (dealt / bytes) * 100;
}
