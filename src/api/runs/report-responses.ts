import { ApiProperty } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import type { PageFailure, PageWarning } from '../../book/page.js';
import type { TokenStatistics } from '../../chunking/chunk-statistics.js';
import { LEDGER_KINDS, LEFT_OUT_REASONS } from '../../chunking/page-ledger.js';
import type { RepeatedLine } from '../../chunking/repeated-lines.js';
import type { Dropped, LedgerLine, LeftOutReason, PageRange } from '../../chunking/page-ledger.js';
import type { EmbeddingResult } from '../../runs/embedding-result.js';
import type {
  ChunkPreview,
  ContentsEntry,
  CorrectionsReport,
  Coverage,
  RankingReport,
} from '../../runs/run-report.js';
import { CONTENTS_SOURCES } from '../../structure/section.js';
import type { ContentsSource, PageOffset } from '../../structure/section.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  ObjectField,
  OptionalField,
  UuidField,
} from '../openapi/answer-fields.js';

export class PageRangeResponse implements PageRange {
  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;
}

export class LedgerLineResponse implements LedgerLine {
  @ChoiceField(LEDGER_KINDS, '`kept`: chunks contain text of these pages; otherwise why no chunk does.')
  kind: LedgerLine['kind'];

  @Field('Number of pages.')
  count: number;

  @ListField(PageRangeResponse)
  pages: readonly PageRangeResponse[];
}

export class PageNoteResponse implements PageFailure, PageWarning {
  @Field()
  page: number;

  @Field()
  reason: string;
}

class PageOffsetResponse implements PageOffset {
  @NullableField(Number, 'Physical minus printed page; null if there is no constant difference.')
  pages: number | null;

  @ChoiceField(['labels', 'headings'])
  by: PageOffset['by'];

  @Field()
  confirmed: boolean;
}

class ContentsFoundResponse {
  @ChoiceField(CONTENTS_SOURCES)
  source: ContentsSource;

  @Field()
  entries: number;

  @OptionalField(Number, '0 to 1.')
  confidence?: number;

  @ApiProperty({ type: PageOffsetResponse, nullable: true, required: false })
  pageOffset?: PageOffsetResponse | null;
}

class TokenStatisticsResponse implements TokenStatistics {
  @Field()
  minimum: number;

  @Field('Rounded.')
  mean: number;

  @Field()
  maximum: number;

  @Field('Chunks that are longer than this many tokens.')
  over1000: number;

  @Field()
  over2000: number;

  @Field()
  over4000: number;
}

export class DroppedResponse extends PageRangeResponse implements Dropped {
  @ChoiceField(LEFT_OUT_REASONS)
  reason: LeftOutReason;

  @Field('Only a part of these pages was left out.')
  part: boolean;
}

export class RepeatedLineResponse implements RepeatedLine {
  @Field('Digits are written as `#`.')
  text: string;

  @Field('How often it was left out.')
  count: number;

  @ListField(PageRangeResponse)
  pages: readonly PageRangeResponse[];
}

class ChunksMadeResponse {
  @Field()
  total: number;

  @CountsField('By type of chunk.')
  byType: Record<ChunkType, number>;

  @ListField(DroppedResponse)
  dropped: readonly DroppedResponse[];

  @ApiProperty({ type: RepeatedLineResponse, isArray: true, required: false })
  repeated?: readonly RepeatedLineResponse[];

  @ApiProperty({ type: TokenStatisticsResponse, nullable: true, required: false })
  tokens?: TokenStatisticsResponse | null;
}

class EmbeddingResultResponse implements EmbeddingResult {
  @Field()
  total_chunks: number;

  @Field()
  embeddings_generated: number;

  @Field()
  embeddings_failed: number;

  @Field('Vectors of the same text and model that existed.')
  embeddings_reused: number;

  @Field('Texts whose end the model did not read.')
  embeddings_truncated: number;

  @Field()
  database_saves: number;

  @Field()
  database_errors: number;

  @CountsField('By key of a model.')
  models_used: Record<string, number>;

  @Field('Seconds.')
  processing_time: number;
}

class RunCoverageResponse implements Coverage {
  @Field('Chunks that have a vector of the model for their type.')
  embedded: number;

  @Field()
  failed: number;

  @Field()
  total: number;

  @Field('0 to 1, and 1 only when no vector is missing.')
  share: number;
}

export class RankingReportResponse implements RankingReport {
  @ChoiceField(['success', 'warning', 'error'])
  status: RankingReport['status'];

  @Field()
  processed_subtopics: number;

  @Field('Chunks in all lists.')
  total_similarities: number;

  @Field()
  message: string;
}

class ContentsEntryResponse extends PageRangeResponse implements ContentsEntry {
  @Field()
  title: string;

  @Field('0 is the top.')
  level: number;
}

class ChunkPreviewResponse extends PageRangeResponse implements ChunkPreview {
  @Field('Position in reading order, from 0.')
  ordinal: number;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field()
  text: string;
}

class NotAppliedResponse {
  @UuidField('Of the correction.')
  id: string;

  @Field()
  kind: string;

  @Field()
  reason: string;
}

class CorrectionsReportResponse implements CorrectionsReport {
  @Field()
  applied: number;

  @ListField(NotAppliedResponse, 'What they correct is no longer in the book.')
  notApplied: readonly NotAppliedResponse[];
}

/** What a run found and made; a run that ended before publishing has fewer fields, and those of its last stage. */
export class ReportResponse {
  @Field()
  pages: number;

  @ListField(PageNoteResponse)
  pageFailures: readonly PageNoteResponse[];

  @ApiProperty({ type: PageNoteResponse, isArray: true, required: false })
  pageWarnings?: readonly PageNoteResponse[];

  @ObjectField(ContentsFoundResponse)
  toc: ContentsFoundResponse;

  @OptionalField(ChunksMadeResponse)
  chunks?: ChunksMadeResponse;

  @ApiProperty({ type: LedgerLineResponse, isArray: true, required: false })
  ledger?: readonly LedgerLineResponse[];

  @ApiProperty({ type: PageRangeResponse, nullable: true, required: false })
  content?: PageRangeResponse | null;

  @OptionalField(CorrectionsReportResponse, 'The corrections by hand of earlier readings of the book.')
  corrections?: CorrectionsReportResponse;

  @OptionalField(EmbeddingResultResponse)
  embedding?: EmbeddingResultResponse;

  @OptionalField(RunCoverageResponse)
  coverage?: RunCoverageResponse;

  @OptionalField(RankingReportResponse)
  ranking?: RankingReportResponse;

  @ApiProperty({ type: ContentsEntryResponse, isArray: true, required: false })
  entries?: readonly ContentsEntryResponse[];

  @ApiProperty({ type: ChunkPreviewResponse, isArray: true, required: false })
  previews?: readonly ChunkPreviewResponse[];

  @Field()
  peakRssBytes: number;
}
