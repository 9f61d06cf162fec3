import { ApiProperty } from '@nestjs/swagger';
import { BOOK_OUTCOMES } from '../../bundles/book-outcome.js';
import type { BookOutcome } from '../../bundles/book-outcome.js';
import type { ImportedBook } from '../../bundles/book-import.js';
import type { BundleModel } from '../../bundles/bundle-format.js';
import type { CheckedBundle, ImportedBundle } from '../../bundles/bundle-import.service.js';
import type { ForeseenBook } from '../../bundles/known-books.js';
import type { BulkResult } from '../../ingestion/bulk-actions.service.js';
import { BulkResultResponse } from '../documents/bulk.responses.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableUuidField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';
import { MergedTaxonomyResponse } from '../taxonomy/responses.js';

const TOPICS_OUTCOMES = ['none', 'left', 'merged'] as const;
type TopicsOutcome = (typeof TOPICS_OUTCOMES)[number];

const OUTCOME =
  '`unchanged`: the library has the same of it. `restored`: it had, hidden. `conflict`: it has something else of it, ' +
  'which stays without `replace`. `busy`: a run works on it.';
const TOPICS =
  '`none`: the bundle has none. `left`: the library has some, and `topics` does not ask for others.';
const FOREIGN = 'Models of the bundle that searches here do not use: an import asks for `vectors` then.';

class BundleModelResponse implements Omit<BundleModel, 'number'> {
  @Field()
  key: string;

  @Field()
  revision: string;

  @Field()
  dimension: number;

  @Field()
  pooling: string;

  @Field('Of its graph, hexadecimal.')
  artefactSha256: string;
}

class ForeseenBookResponse implements ForeseenBook {
  @Field()
  title: string;

  @Field('Of its file, hexadecimal.')
  sha256: string;

  @NullableUuidField('The document here; null: there is none yet.')
  documentId: string | null;

  @ChoiceField(BOOK_OUTCOMES, OUTCOME)
  outcome: BookOutcome;

  @Field('In the bundle.')
  chunks: number;
}

/** What a bundle has, and what taking it over now would do. */
export class CheckedBundleResponse {
  @Field('Version of the format.')
  version: number;

  @Field('Version of the program that wrote it.')
  program: string;

  @TimeField('When it was written.')
  createdAt: string;

  @Field('Whether it has all of a library, or some of its books.')
  whole: boolean;

  @Field('Whether with the PDF files.')
  files: boolean;

  @Field('Unpacked.')
  bytes: number;

  @Field()
  chunks: number;

  @ListField(BundleModelResponse)
  models: readonly BundleModelResponse[];

  @ListField(String, FOREIGN)
  foreignModels: readonly string[];

  @ListField(ForeseenBookResponse)
  books: readonly ForeseenBookResponse[];

  @ChoiceField(TOPICS_OUTCOMES, TOPICS)
  topics: TopicsOutcome;
}

class ImportedBookResponse implements ImportedBook {
  @UuidField('Here.')
  documentId: string;

  @Field()
  title: string;

  @ChoiceField(BOOK_OUTCOMES, OUTCOME)
  outcome: BookOutcome;

  @Field('That were written.')
  chunks: number;

  @Field('That were written.')
  vectors: number;
}

class ImportedTopicsResponse {
  @ChoiceField(TOPICS_OUTCOMES, TOPICS)
  outcome: TopicsOutcome;

  @ApiProperty({ type: MergedTaxonomyResponse, nullable: true, description: 'Null unless they were merged.' })
  counts: MergedTaxonomyResponse | null;
}

/** What an import did. */
export class ImportedBundleResponse {
  @ListField(ImportedBookResponse)
  books: readonly ImportedBookResponse[];

  @ApiProperty({ type: ImportedTopicsResponse })
  topics: ImportedTopicsResponse;

  @ListField(String, 'Models of the bundle that searches here do not use.')
  foreignModels: readonly string[];

  @ListField(BulkResultResponse, 'With `vectors=embed`: the runs that embed the books again.')
  embedding: readonly BulkResultResponse[];
}

export function checkedView({
  version,
  program,
  createdAt,
  whole,
  files,
  bytes,
  chunks,
  models,
  foreignModels,
  books,
  topicsOutcome,
}: CheckedBundle): CheckedBundleResponse {
  return {
    version,
    program,
    createdAt,
    whole,
    files,
    bytes,
    chunks,
    models: models.map(({ key, revision, dimension, pooling, artefactSha256 }) => {
      return { key, revision, dimension, pooling, artefactSha256 };
    }),
    foreignModels,
    books,
    topics: topicsOutcome,
  };
}

export function importedView(
  { books, topics, foreignModels }: ImportedBundle,
  embedding: readonly BulkResult[],
): ImportedBundleResponse {
  const merged = typeof topics === 'string' ? null : topics;
  const outcome = typeof topics === 'string' ? topics : 'merged';
  return { books, topics: { outcome, counts: merged }, foreignModels, embedding };
}
