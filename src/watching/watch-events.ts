import type { ErrorData } from '../errors/errors.js';
import type { Progress } from './pace.js';
import type { RemovalsHeld } from './removal-rule.js';

/** How many books of a folder are in which relation to what is known of it. */
export interface ListedCounts {
  readonly files: number;
  readonly fresh: number;
  readonly changed: number;
  readonly moved: number;
  readonly returned: number;
  /** Left to do from an earlier look. */
  readonly unfinished: number;
  readonly missing: number;
  readonly unchanged: number;
  /** Links, which are not followed. */
  readonly links: number;
  readonly tookMs: number;
}

interface OfFolder {
  /** Absolute path. */
  readonly folder: string;
}

interface OfBook extends OfFolder {
  /** Below the folder. */
  readonly path: string;
}

/** What a watched folder tells. With `--json`, `colophon watch` prints one of them a line. */
export type WatchEvent =
  | (OfFolder & ListedCounts & { readonly event: 'listed' })
  /** A new file, or one with new bytes; the document is the library's, which may have known the bytes. */
  | (OfBook & { readonly event: 'added' | 'changed'; readonly documentId: string; readonly reused: boolean })
  | (OfBook & { readonly event: 'moved'; readonly from: string; readonly documentId: string | null })
  | (OfBook & { readonly event: 'returned'; readonly documentId: string | null })
  /** The file is gone. `hidden`: so is the document; else it stays, because it was not brought by the folder alone. */
  | (OfBook & { readonly event: 'removed'; readonly documentId: string | null; readonly hidden: boolean })
  /** The document of the bytes before is hidden: that of the new ones can be found. */
  | (OfBook & { readonly event: 'replaced'; readonly documentId: string; readonly by: string })
  | (OfBook & { readonly event: 'queued'; readonly documentId: string; readonly runId: string })
  | (OfBook & {
      readonly event: 'ingested';
      readonly documentId: string;
      readonly title: string;
      readonly status: string;
    })
  /** After each book that is done, whatever became of it. */
  | (OfFolder & Progress & { readonly event: 'progress' })
  | (OfBook & { readonly event: 'refused'; readonly error: ErrorData })
  /** Books are gone, and stay in the library until a person says otherwise. */
  | (OfFolder & {
      readonly event: 'removals_held';
      readonly reason: NonNullable<RemovalsHeld>;
      readonly missing: number;
      readonly known: number;
      readonly message: string;
    })
  /** What could not be looked at; its books stay as they are. */
  | (OfFolder & { readonly event: 'unreadable'; readonly count: number; readonly message: string })
  | (OfFolder & { readonly event: 'away'; readonly message: string });
