import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IS_ACTIVE, IS_WORKED_ON } from '../runs/run-state-sql.js';
import type { RunState } from '../runs/run-states.js';

/** There are at most as many such runs as documents, and an index has only them. */
const RUNS = `
  SELECT state, count(*)::int AS runs,
         coalesce(max(extract(epoch FROM now() - heartbeat_at)) FILTER (WHERE ${IS_WORKED_ON}), 0)::float8 AS silence,
         coalesce(max(extract(epoch FROM now() - stage_started_at)) FILTER (WHERE ${IS_WORKED_ON}), 0)::float8 AS "inStage"
  FROM ingestion_runs WHERE ${IS_ACTIVE} GROUP BY state`;

const WEBHOOKS = `
  SELECT count(*) FILTER (WHERE active AND NOT failing)::int AS working,
         count(*) FILTER (WHERE active AND failing)::int AS failing,
         count(*) FILTER (WHERE NOT active AND off_reason IS NOT NULL)::int AS "switchedOff",
         coalesce(sum(pending), 0)::int AS pending
  FROM webhooks w CROSS JOIN LATERAL (
    SELECT count(*) AS pending, coalesce(bool_or(d.attempts > 0), false) AS failing
    FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'pending') AS deliveries`;

export interface RunFigures {
  readonly state: RunState;
  readonly runs: number;
  /** Seconds since the last sign of life of the run that has been silent longest. */
  readonly silence: number;
  /** Seconds since the run that entered the stage first did so. */
  readonly inStage: number;
}

export interface WebhookFigures {
  readonly working: number;
  readonly failing: number;
  readonly switchedOff: number;
  /** Messages that wait. */
  readonly pending: number;
}

/** Connections of the pool of the driver. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** What the database knows of runs and webhooks, in one statement each, whatever the size of the library. */
@Injectable()
export class LibraryFigures {
  constructor(private readonly dataSource: DataSource) {}

  runs(): Promise<RunFigures[]> {
    return this.dataSource.query<RunFigures[]>(RUNS);
  }

  async webhooks(): Promise<WebhookFigures> {
    const [row] = await this.dataSource.query<[WebhookFigures]>(WEBHOOKS);
    return row;
  }

  /** Without asking the database. */
  connections(): { readonly open: number; readonly idle: number; readonly wanted: number } {
    const { master } = this.dataSource.driver as unknown as { readonly master?: Pool };
    // Whoever asks while the process stops may come after the pool has been closed.
    return {
      open: master?.totalCount ?? 0,
      idle: master?.idleCount ?? 0,
      wanted: master?.waitingCount ?? 0,
    };
  }
}
