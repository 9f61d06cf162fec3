import type { CSSProperties } from 'react';
import { Link } from '@tanstack/react-router';
import { BookOpen, Pause, Play, RotateCw, X } from 'lucide-react';
import { formatBytes } from '../../../format/format.js';
import { libraryTexts } from '../../../texts/library.js';
import { IconButton, buttonLook } from '../../../ui/button.js';
import { classes } from '../../../ui/classes.js';
import { ProgressBar } from '../../../ui/progress.js';
import { isSettled } from './upload-item.js';
import type { UploadItem } from './upload-item.js';
import { dropUploads, pauseUpload, resumeUpload } from './upload-queue.js';

const words = libraryTexts.uploads;

interface UploadRowProps {
  readonly item: UploadItem;
  readonly index: number;
  readonly count: number;
  readonly style: CSSProperties;
  /** Tells the list how high the row is. */
  readonly measure: (row: HTMLElement | null) => void;
}

export function UploadRow({ item, index, count, style, measure }: UploadRowProps) {
  const { file, state, problem } = item;
  return (
    <div
      ref={measure}
      role="listitem"
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-upload={state}
      style={style}
      className="absolute inset-x-0 top-0 flex items-center gap-3 border-b px-4 py-1.5 text-sm"
    >
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={file.name}>
          <bdi>{file.name}</bdi>
        </p>
        <p className={classes('text-xs break-words', problem ? 'text-danger' : 'text-soft')}>
          {problem
            ? `${problem.title}. ${problem.detail} ${problem.hint ?? ''}`
            : `${formatBytes(file.size)} · ${stateText(item)}`}
        </p>
      </div>
      {(state === 'sending' || state === 'paused' || state === 'lost') && (
        <div className="hidden w-40 sm:block">
          <ProgressBar label={words.progressOf(file.name)} percent={(item.sent / file.size) * 100} />
        </div>
      )}
      <RowButtons item={item} />
    </div>
  );
}

function RowButtons({ item }: { item: UploadItem }) {
  const { id, file, state, documentId } = item;
  const { name } = file;
  return (
    <div className="flex shrink-0">
      {(state === 'waiting' || state === 'sending' || state === 'lost') && (
        <IconButton label={words.pause(name)} onClick={() => pauseUpload(id)}>
          <Pause />
        </IconButton>
      )}
      {state === 'paused' && (
        <IconButton label={words.resume(name)} onClick={() => resumeUpload(item)}>
          <Play />
        </IconButton>
      )}
      {state === 'failed' && (
        <IconButton label={words.retry(name)} onClick={() => resumeUpload(item)}>
          <RotateCw />
        </IconButton>
      )}
      {documentId !== null && (
        <Link
          to="/books/$documentId"
          params={{ documentId }}
          aria-label={words.open(name)}
          className={classes(buttonLook('quiet'), 'size-8 px-0')}
        >
          <BookOpen aria-hidden="true" />
        </Link>
      )}
      {state !== 'starting' && (
        <IconButton
          label={isSettled(item) || documentId !== null ? words.remove(name) : words.cancel(name)}
          onClick={() => dropUploads([item])}
        >
          <X />
        </IconButton>
      )}
    </div>
  );
}

function stateText({ state, reused }: UploadItem): string {
  return state === 'done' && reused ? words.states.reused : words.states[state];
}
