import { ownerText } from '../watching/folder-claims.js';
import type { WatchEvent } from '../watching/watch-events.js';
import type { FolderStatus } from '../watching/watched-folders.repository.js';
import { errorView } from './error-view.js';

/** An event as one line of JSON shows it. */
export function eventForProgram(event: WatchEvent): object {
  return event.event === 'refused' ? { ...event, error: errorView(event.error) } : event;
}

/** A watched folder, for a person. */
export function folderStatusLines(folder: FolderStatus): string[] {
  const { path, owner, silentSeconds, lookedAt, files, problem, errors } = folder;
  const seen = lookedAt === null ? 'never' : `${lookedAt.toISOString()}, ${files ?? 0} books`;
  const watcher =
    owner === null
      ? 'nobody'
      : `${ownerText(owner)}, ${Math.round(silentSeconds ?? 0)} s since its sign of life`;
  const counts = (['done', 'waiting', 'running', 'failed', 'refused', 'gone'] as const).flatMap((kind) =>
    folder[kind] > 0 ? [`${folder[kind]} ${kind}`] : [],
  );
  return [
    path,
    `  last look  ${seen}`,
    `  watched by ${watcher}`,
    `  books      ${counts.join(', ') || 'none'}`,
    ...(problem === null ? [] : [`  problem    ${problem}`]),
    ...errors.map(({ path: book, code, message }) => `  ${book}: ${message} [${code}]`),
  ];
}
