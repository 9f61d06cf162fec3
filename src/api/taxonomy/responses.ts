import { ApiProperty } from '@nestjs/swagger';
import { LAST_ORDER, NAME_LENGTH, TEXT_LENGTH } from '../../topics/taxonomy-text.js';
import type { MergeCounts, MergedTaxonomy } from '../../topics/taxonomy-merge.js';
import { Field, ObjectField } from '../openapi/answer-fields.js';

const NAME = { minLength: 1, maxLength: NAME_LENGTH };
const DESCRIPTION = { minLength: 1, maxLength: TEXT_LENGTH };
const ORDER = { minimum: 0, maximum: LAST_ORDER, required: false };

class MergeCountsResponse implements MergeCounts {
  @Field()
  created: number;

  @Field()
  changed: number;

  @Field()
  unchanged: number;
}

/** What an import did. */
export class MergedTaxonomyResponse implements MergedTaxonomy {
  @ObjectField(MergeCountsResponse)
  zones: MergeCountsResponse;

  @ObjectField(MergeCountsResponse)
  topics: MergeCountsResponse;

  @ObjectField(MergeCountsResponse)
  subtopics: MergeCountsResponse;
}

// The form of an import and an export. It is checked by the room of topics, which tells all faults at once.

class SubtopicInTaxonomy {
  @ApiProperty(NAME)
  name: string;

  @ApiProperty({ ...ORDER, description: 'Its place in the list if it is missing.' })
  order?: number;

  @ApiProperty({ maxLength: TEXT_LENGTH, required: false, description: 'What a learner should understand.' })
  concept?: string;

  @ApiProperty({ maxLength: TEXT_LENGTH, required: false, description: 'What a learner should use in code.' })
  code?: string;
}

class TopicInTaxonomy {
  @ApiProperty(NAME)
  name: string;

  @ApiProperty({
    maxLength: NAME_LENGTH,
    required: false,
    description: 'Made from the name if it is missing.',
  })
  slug?: string;

  @ApiProperty(DESCRIPTION)
  description: string;

  @ApiProperty({ type: SubtopicInTaxonomy, isArray: true, required: false })
  subtopics?: readonly SubtopicInTaxonomy[];
}

class ZoneInTaxonomy {
  @ApiProperty(NAME)
  name: string;

  @ApiProperty({ ...ORDER, description: 'After all others if it is missing.' })
  order?: number;

  @ApiProperty(DESCRIPTION)
  description: string;

  @ApiProperty({ type: TopicInTaxonomy, isArray: true, required: false })
  topics?: readonly TopicInTaxonomy[];
}

export class Taxonomy {
  @ApiProperty({ type: ZoneInTaxonomy, isArray: true })
  zones: readonly ZoneInTaxonomy[];
}
