import type { ParentView, RemovedTopics, ZoneView } from '../../topics/taxonomy-views.js';
import { PageResponse } from '../lists/page-response.js';
import { Field, ListField, UuidField } from '../openapi/answer-fields.js';

/** What a topic or a subtopic belongs to. */
export class ParentResponse implements ParentView {
  @UuidField()
  id: string;

  @Field()
  name: string;
}

export class ZoneResponse implements ZoneView {
  @UuidField()
  id: string;

  @Field()
  name: string;

  @Field()
  description: string;

  @Field('Place among the zones, from 0.')
  order: number;

  @Field('How many topics it has.')
  topics: number;
}

export class ZoneListResponse extends PageResponse {
  @ListField(ZoneResponse)
  results: readonly ZoneResponse[];
}

/** What a deletion removed. */
export class RemovedTopicsResponse implements RemovedTopics {
  @Field()
  zones: number;

  @Field()
  topics: number;

  @Field()
  subtopics: number;
}
