import { ApiProperty } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import type { CodingComplexity } from '../../context/coding-complexity.js';
import type { ContextAnswer, ContextSource } from '../../context/context.service.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableField,
  ObjectField,
  UuidField,
} from '../openapi/answer-fields.js';

class ComplexityBreakdownResponse {
  @Field('A fifth of the lines that are not blank, at most 3.')
  lines: number;

  @Field('2 with a function.')
  functions: number;

  @Field('3 with a class.')
  classes: number;

  @Field('1 with an import.')
  imports: number;
}

class CodingComplexityResponse implements CodingComplexity {
  @Field('Sum of the parts.')
  score: number;

  @ChoiceField(['easy', 'medium', 'hard'])
  level: CodingComplexity['level'];

  @ObjectField(ComplexityBreakdownResponse)
  breakdown: ComplexityBreakdownResponse;
}

class ContextSourceResponse implements ContextSource {
  @Field('Its number in the text.')
  number: number;

  @ChoiceField(['primary', 'supplementary'], '`supplementary`: from a book for more advanced readers.')
  pool: ContextSource['pool'];

  @UuidField()
  chunkId: string;

  @UuidField()
  documentId: string;

  @Field('Of the document.')
  title: string;

  @ChoiceField(DIFFICULTIES)
  difficulty: Difficulty;

  @ListField(String, 'Titles from the top of the contents to the section.')
  sectionPath: readonly string[];

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @NullableField(String, 'The number that is printed on the first page, if the book says so.')
  pageLabelFirst: string | null;

  @NullableField(String)
  pageLabelLast: string | null;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field('0 to 1, by which it was chosen.')
  score: number;

  @ApiProperty({
    type: CodingComplexityResponse,
    nullable: true,
    description: 'Of programs; otherwise null.',
  })
  complexity: CodingComplexityResponse | null;
}

class ContextTokensResponse {
  @Field()
  budget: number;

  @Field('Never more than the budget.')
  used: number;

  @Field('Whose tokenizer counted them.')
  countedBy: string;
}

export class ContextResponse implements ContextAnswer {
  @Field('Markdown for a language model.')
  text: string;

  @ObjectField(ContextTokensResponse)
  tokens: ContextTokensResponse;

  @Field('Nothing was found, for one of the subtopics at least: the text asks for general knowledge.')
  fallback: boolean;

  @ListField(ContextSourceResponse, 'What the text quotes, in its order.')
  sources: readonly ContextSourceResponse[];
}
