import { join } from 'node:path';
import type { WatchEvent } from './watch-events.js';

/** An event as a sentence for people; null for one that others say more of. */
export function eventText(event: WatchEvent): string | null {
  switch (event.event) {
    case 'listed':
      return listedText(event);
    case 'added':
      return `${at(event)}: ${event.reused ? 'the library has it already' : 'new'}, document ${event.documentId}.`;
    case 'changed':
      return `${at(event)}: changed, now document ${event.documentId}.`;
    case 'moved':
      return `${at(event)}: moved from ${event.from}.`;
    case 'returned':
      return `${at(event)}: there again.`;
    case 'removed':
      return `${at(event)}: gone; its document ${removedText(event)}.`;
    case 'replaced':
      return `${at(event)}: the document of the earlier file, ${event.documentId}, is hidden.`;
    case 'queued':
      return `${at(event)}: queued as run ${event.runId}.`;
    case 'ingested':
      return `${at(event)}: ${event.status}, "${event.title}".`;
    case 'refused':
      return `${at(event)}: ${event.error.message} [${event.error.code}] It is tried again when the file changes.`;
    case 'removals_held':
    case 'unreadable':
    case 'away':
      return event.message;
    case 'progress':
      return null;
  }
}

/** Whether somebody should do something about it. */
export function isWarning({ event }: WatchEvent): boolean {
  return event === 'refused' || event === 'removals_held' || event === 'unreadable' || event === 'away';
}

/** Books done and left, how fast, and how long it takes. */
export function progressText(event: Extract<WatchEvent, { event: 'progress' }>): string {
  const { done, left, perMinute, secondsLeft } = event;
  const rate = perMinute === null ? '' : `, ${perMinute} books a minute`;
  const time = secondsLeft === null || left === 0 ? '' : `, ${durationText(secondsLeft)} left`;
  return `${done} done, ${left} to do${rate}${time}`;
}

function listedText(event: Extract<WatchEvent, { event: 'listed' }>): string {
  const { folder, files, links, tookMs } = event;
  const others = (['fresh', 'changed', 'moved', 'returned', 'unfinished', 'missing'] as const).flatMap(
    (kind) => (event[kind] > 0 ? [`${event[kind]} ${kind === 'fresh' ? 'new' : kind}`] : []),
  );
  const linked = links > 0 ? `; ${links} links are not followed` : '';
  return `${folder}: ${files} books, ${others.join(', ') || 'nothing new'} (${tookMs} ms)${linked}.`;
}

function removedText({ hidden, documentId }: Extract<WatchEvent, { event: 'removed' }>): string {
  if (documentId === null) return 'was never made';
  return hidden ? 'is hidden; the file brings it back' : 'stays';
}

function at({ folder, path }: { readonly folder: string; readonly path: string }): string {
  return join(folder, path);
}

function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
