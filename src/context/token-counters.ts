import { Injectable } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { loadTokenizer } from '../inference/encoder/tokenizer.js';
import { ModelCatalog } from '../inference/model-catalog.js';
import { modelKeyFor } from '../inference/model-slots.js';

export interface TokenCounting {
  /** Key of the model whose tokenizer counts. */
  readonly countedBy: string;
  readonly count: (text: string) => number;
}

/** Counts tokens as the models of this library do. Another model counts a little more or less. */
@Injectable()
export class TokenCounters {
  private readonly loaded = new Map<string, Promise<TokenCounting>>();

  constructor(
    private readonly catalog: ModelCatalog,
    private readonly embedding: EmbeddingConfig,
  ) {}

  /** The tokenizer of the model that embeds chunks of this type. @throws {UserError} `model.*` */
  for(type: ChunkType): Promise<TokenCounting> {
    const key = modelKeyFor(type, this.embedding);
    const known = this.loaded.get(key) ?? this.load(key);
    this.loaded.set(key, known);
    // A failure is not kept: the file may have been repaired by the next call.
    known.catch(() => this.loaded.delete(key));
    return known;
  }

  private async load(key: string): Promise<TokenCounting> {
    const { tokenizerPath, manifest } = await this.catalog.load(key);
    const tokenizer = await loadTokenizer(tokenizerPath, manifest.maxTokens);
    return { countedBy: key, count: (text) => tokenizer.countTokens(text) };
  }
}
