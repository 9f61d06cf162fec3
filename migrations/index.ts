import { Library1760000000000 } from './1760000000000-library.js';
import { EmbeddedText1760100000000 } from './1760100000000-embedded-text.js';
import { ContentsConfidence1760200000000 } from './1760200000000-contents-confidence.js';
import { CharacterRange1760300000000 } from './1760300000000-character-range.js';
import { RunControl1760400000000 } from './1760400000000-run-control.js';
import { Events1760400000001 } from './1760400000001-events.js';
import { Queue1760500000000 } from './1760500000000-queue.js';
import { SharedRuns1760600000000 } from './1760600000000-shared-runs.js';
import { LastStage1760700000001 } from './1760700000001-last-stage.js';
import { LibraryIdentity1760700000002 } from './1760700000002-library-identity.js';
import { TitleBy1760750000000 } from './1760750000000-title-by.js';
import { ChunkParts1760800000000 } from './1760800000000-chunk-parts.js';
import { LexicalIndex1760890000000 } from './1760890000000-lexical-index.js';
import { Topics1760900000000 } from './1760900000000-topics.js';
import { Rankings1760900000001 } from './1760900000001-rankings.js';
import { ActiveModels1760910000000 } from './1760910000000-active-models.js';
import { ChunkFilterIndex1760910000001 } from './1760910000001-chunk-filter-index.js';
import { IdempotentRequests1760930000000 } from './1760930000000-idempotent-requests.js';
import { PackedPostings1760931000000 } from './1760931000000-packed-postings.js';
import { Vocabulary1760931000001 } from './1760931000001-vocabulary.js';
import { PlacesInFilterIndex1760931000002 } from './1760931000002-places-in-filter-index.js';
import { Access1760933000000 } from './1760933000000-access.js';
import { Webhooks1760934000000 } from './1760934000000-webhooks.js';
import { AskedRankings1760936000000 } from './1760936000000-asked-rankings.js';
import { Corrections1761000000000 } from './1761000000000-corrections.js';
import { LibraryEvents1761100000000 } from './1761100000000-library-events.js';
import { WatchedFolders1761200000000 } from './1761200000000-watched-folders.js';
import { HeldRemovals1761300000000 } from './1761300000000-held-removals.js';

/** Every migration in order. They only go forward and never lose data. */
export const MIGRATIONS = [
  Library1760000000000,
  EmbeddedText1760100000000,
  ContentsConfidence1760200000000,
  CharacterRange1760300000000,
  RunControl1760400000000,
  Events1760400000001,
  Queue1760500000000,
  SharedRuns1760600000000,
  LastStage1760700000001,
  LibraryIdentity1760700000002,
  TitleBy1760750000000,
  ChunkParts1760800000000,
  LexicalIndex1760890000000,
  Topics1760900000000,
  Rankings1760900000001,
  ActiveModels1760910000000,
  ChunkFilterIndex1760910000001,
  IdempotentRequests1760930000000,
  PackedPostings1760931000000,
  Vocabulary1760931000001,
  PlacesInFilterIndex1760931000002,
  Access1760933000000,
  Webhooks1760934000000,
  AskedRankings1760936000000,
  Corrections1761000000000,
  LibraryEvents1761100000000,
  WatchedFolders1761200000000,
  HeldRemovals1761300000000,
];
