import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { LexicalTermEntity } from './lexical-term.entity.js';

/** Sorts after everything that begins with what stands before it: terms are compared byte by byte. */
const LAST = '\u{10FFFF}';

const BEGINNING_WITH = `
  SELECT term FROM lexical_terms WHERE term >= $1 AND term < $2 ORDER BY chunks DESC, term LIMIT $3`;

/** Thousands of terms in one value, as rows are slow to read. */
const OF_LENGTH = `
  SELECT coalesce(string_agg(term, ' ' ORDER BY chunks DESC, term), '') AS terms FROM lexical_terms
  WHERE term >= $1 AND term < $2 AND length(term) BETWEEN $3 AND $4`;

/** Changes with every book that is published or deleted. */
const STATE = `
  SELECT count(*)::text || ' ' || coalesce(max(id), 0) AS state FROM lexical_indexes WHERE published`;

const LOCK = `SELECT pg_try_advisory_xact_lock(hashtextextended('colophon.lexical.terms', 0)) AS ours`;
const COUNT = `
  INSERT INTO lexical_terms AS t (term, chunks)
  SELECT p.term, sum(p.chunks)::int FROM lexical_postings p JOIN lexical_indexes x ON x.id = p.index_id AND x.published
  GROUP BY p.term ORDER BY p.term
  ON CONFLICT (term) DO UPDATE SET chunks = excluded.chunks WHERE t.chunks <> excluded.chunks`;
/** A book that is prepared at this moment may have the term; then the next count adds it again. */
const FORGET = `
  DELETE FROM lexical_terms t WHERE NOT EXISTS (SELECT FROM lexical_postings p WHERE p.term = t.term)`;

/** The SQL of the terms that a library has. */
@Injectable()
export class VocabularyRepository {
  constructor(@InjectRepository(LexicalTermEntity) private readonly terms: Repository<LexicalTermEntity>) {}

  /** Terms with this beginning, the commonest first. */
  async beginningWith(beginning: string, limit: number): Promise<string[]> {
    const parameters = [beginning, beginning + LAST, limit];
    const rows = await this.terms.manager.query<{ term: string }[]>(BEGINNING_WITH, parameters);
    return rows.map(({ term }) => term);
  }

  /** Terms with this first letter and a length within limits, both included; the commonest first. */
  async ofLength(firstLetter: string, [shortest, longest]: readonly [number, number]): Promise<string[]> {
    const parameters = [firstLetter, firstLetter + LAST, shortest, longest];
    const [row] = await this.terms.manager.query<{ terms: string }[]>(OF_LENGTH, parameters);
    return row!.terms === '' ? [] : row!.terms.split(' ');
  }

  async state(): Promise<string> {
    const [row] = await this.terms.manager.query<{ state: string }[]>(STATE);
    return row!.state;
  }

  /** Counts all terms anew and forgets those that no book has, unless another process is doing it. */
  count(): Promise<void> {
    return this.terms.manager.transaction(async (manager) => {
      const [lock] = await manager.query<{ ours: boolean }[]>(LOCK);
      if (!lock!.ours) return;
      await manager.query(COUNT);
      await manager.query(FORGET);
    });
  }
}
