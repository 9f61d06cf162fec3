import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUuid } from '../database/is-uuid.js';
import { UserError } from '../errors/errors.js';
import { DeadLetterRepository } from '../queue/dead-letter.repository.js';
import { RANK } from './jobs.js';
import { rankingLimits } from './ranking-options.js';
import type { RankingOptions } from './ranking-options.js';
import type { RankingResult } from './ranking-result.js';
import { RankingConfig } from './ranking.config.js';

/** `failed`: the job is a dead letter; it is put back with the jobs, and then the request is `queued` again. */
export const REQUEST_STATUSES = ['queued', 'completed', 'failed'] as const;

/** A ranking that somebody has asked for. */
export interface RequestedRanking {
  readonly id: string;
  readonly status: (typeof REQUEST_STATUSES)[number];
  /** As they were asked for; what is missing is as the settings say. */
  readonly options: RankingOptions;
  readonly requestedAt: Date;
  /** Null until the lists are made. */
  readonly rankedAt: Date | null;
  readonly result: RankingResult | null;
}

/** One ranking answers all that wait. More than this many wait only when nobody works, or somebody asks in a loop. */
const MOST_WAITING = 100;

const REQUESTED = `
  SELECT public_id AS id, options, requested_at AS "requestedAt", ranked_at AS "rankedAt", result
  FROM ranking_requests WHERE public_id IS NOT NULL`;
const COUNT = `
  SELECT count(*)::int AS count, (count(*) FILTER (WHERE ranked_at IS NULL))::int AS waiting
  FROM ranking_requests WHERE public_id IS NOT NULL`;
const ADD = `
  INSERT INTO ranking_requests (public_id, options) VALUES (gen_random_uuid(), $1) RETURNING public_id AS id`;

/** Rankings on request: the job makes them, and their results can be read afterwards. */
@Injectable()
export class RequestedRankings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly letters: DeadLetterRepository,
    private readonly config: RankingConfig,
  ) {}

  /** @throws {UserError} `ranking.invalid`, `ranking.too_many`. */
  async ask(options: RankingOptions): Promise<RequestedRanking> {
    rankingLimits(options, this.config);
    const { waiting } = await this.counts();
    if (waiting >= MOST_WAITING) {
      throw new UserError('ranking.too_many', `${waiting} requests wait for a ranking.`, {
        fault: 'too_many',
        hint: 'The next ranking answers them all. `colophon jobs list` shows whether it waits for something.',
      });
    }
    const [row] = await this.dataSource.query<{ id: string }[]>(ADD, [JSON.stringify(options)]);
    return this.get(row!.id);
  }

  /** @throws {UserError} `ranking.not_found` */
  async get(id: string): Promise<RequestedRanking> {
    const found = isUuid(id) ? await this.read(`${REQUESTED} AND public_id = $1`, [id]) : [];
    if (found[0]) return found[0];
    throw new UserError('ranking.not_found', `There is no request for a ranking ${id}.`, {
      fault: 'missing',
      field: 'id',
      hint: 'Results are kept for the last hundred requests.',
    });
  }

  /** Newest first. */
  async list(page: {
    readonly limit: number;
    readonly offset: number;
  }): Promise<{ readonly count: number; readonly items: readonly RequestedRanking[] }> {
    const { count } = await this.counts();
    const items = await this.read(`${REQUESTED} ORDER BY ranking_requests.id DESC LIMIT $1 OFFSET $2`, [
      page.limit,
      page.offset,
    ]);
    return { count, items };
  }

  private async counts(): Promise<{ readonly count: number; readonly waiting: number }> {
    const [row] = await this.dataSource.query<{ count: number; waiting: number }[]>(COUNT);
    return row!;
  }

  private async read(statement: string, parameters: unknown[]): Promise<RequestedRanking[]> {
    const rows = await this.dataSource.query<Omit<RequestedRanking, 'status'>[]>(statement, parameters);
    const hasFailed = rows.some(({ rankedAt }) => rankedAt === null) && (await this.letters.waits(RANK, {}));
    const waiting = hasFailed ? 'failed' : 'queued';
    return rows.map((row) => ({ ...row, status: row.rankedAt === null ? waiting : 'completed' }));
  }
}
