import type { TopicView } from '../../topics/taxonomy-views.js';
import { PageResponse } from '../lists/page-response.js';
import { Field, ListField, ObjectField, UuidField } from '../openapi/answer-fields.js';
import { ParentResponse } from '../zones/responses.js';

export class TopicResponse implements TopicView {
  @UuidField()
  id: string;

  @Field()
  name: string;

  @Field('The name for addresses.')
  slug: string;

  @Field()
  description: string;

  @ObjectField(ParentResponse)
  zone: ParentResponse;

  @Field('How many subtopics it has.')
  subtopics: number;
}

export class TopicListResponse extends PageResponse {
  @ListField(TopicResponse)
  results: readonly TopicResponse[];
}
