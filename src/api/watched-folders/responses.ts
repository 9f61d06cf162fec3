import { ownerText } from '../../watching/folder-claims.js';
import type { FolderStatus } from '../../watching/watched-folders.repository.js';
import {
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  ObjectField,
  UuidField,
} from '../openapi/answer-fields.js';

class FolderBooksResponse {
  @Field('Nothing is left to do.')
  done: number;

  @Field('Whose run is still to be asked for.')
  waiting: number;

  @Field('Whose run is queued or in progress.')
  running: number;

  @Field('Whose run failed.')
  failed: number;

  @Field('That the library cannot take.')
  refused: number;

  @Field('Whose file is gone.')
  gone: number;
}

class FolderErrorResponse {
  @Field('Below the folder.')
  path: string;

  @Field()
  code: string;

  @Field()
  message: string;
}

export class WatchedFolderResponse {
  @UuidField()
  id: string;

  @Field('On the machine that watches it.')
  path: string;

  @NullableField(String, 'The process that watches it; null: none does.')
  watchedBy: string | null;

  @NullableField(Number, 'Since the last sign of life of that process.')
  silentSeconds: number | null;

  @NullableTimeField('The end of the last look; null before the first one.')
  lookedAt: string | null;

  @NullableField(Number, 'How long listing and comparing took.')
  lookMs: number | null;

  @NullableField(Number, 'PDF files that the last look found.')
  files: number | null;

  @NullableField(String, 'Why the last look saw not all, or did not follow what it saw.')
  problem: string | null;

  @Field('Books that are gone, and stay in the library until somebody accepts it.')
  heldRemovals: number;

  @Field('Somebody has accepted it: the next look hides them.')
  removalsAccepted: boolean;

  @ObjectField(FolderBooksResponse)
  books: FolderBooksResponse;

  @ListField(FolderErrorResponse, 'The first 20 books that were refused or whose run failed.')
  errors: readonly FolderErrorResponse[];
}

export class WatchedFolderListResponse {
  @ListField(WatchedFolderResponse, 'By path.')
  results: readonly WatchedFolderResponse[];
}

export function folderView(folder: FolderStatus): WatchedFolderResponse {
  const { id, path, owner, silentSeconds, lookedAt, lookMs, files, problem, errors } = folder;
  const { heldRemovals, removalsAccepted, done, waiting, running, failed, refused, gone } = folder;
  return {
    id,
    path,
    watchedBy: owner === null ? null : ownerText(owner),
    silentSeconds,
    lookedAt: lookedAt && lookedAt.toISOString(),
    lookMs,
    files,
    problem,
    heldRemovals,
    removalsAccepted,
    books: { done, waiting, running, failed, refused, gone },
    errors,
  };
}
