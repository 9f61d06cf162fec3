import type { Difficulty, DocumentEntity, DocumentStatus } from './document.entity.js';

/** A document as lists show it. */
export interface DocumentView {
  readonly id: string;
  readonly sha256: string;
  readonly title: string;
  readonly fileName: string;
  readonly difficulty: Difficulty;
  readonly pages: number | null;
  readonly status: DocumentStatus;
  readonly message: string;
  readonly byteLength: number;
  readonly createdAt: string;
}

export function documentView(document: DocumentEntity): DocumentView {
  return {
    id: document.id,
    sha256: document.sha256,
    title: document.title,
    fileName: document.fileName,
    difficulty: document.difficulty,
    pages: document.pageCount,
    status: document.status,
    message: document.message,
    byteLength: document.byteLength,
    createdAt: document.createdAt.toISOString(),
  };
}
