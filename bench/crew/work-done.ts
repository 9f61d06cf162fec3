import type { Client } from 'pg';

/** Times of completed runs; a run that replaced another includes the time of the stages that it did not repeat. */
const STAGE_SECONDS = `
  SELECT sum((stage_ms->>'reading')::float + (stage_ms->>'structuring')::float + (stage_ms->>'chunking')::float) / 1000
           AS reading,
         sum((stage_ms->>'embedding')::float) / 1000 AS embedding
  FROM ingestion_runs WHERE state = 'completed'`;

const TEXTS = `
  SELECT count(DISTINCT embed_hash)::int AS texts FROM chunks WHERE published`;

export interface WorkDone {
  readonly pages: number;
  /** Number of different texts that need a vector. */
  readonly texts: number;
  readonly pagesReadAgain: number;
  readonly textsComputedAgain: number;
  readonly runsReplaced: number;
}

export async function workDone(
  client: Client,
  { pagesRead, textsComputed }: { readonly pagesRead: number; readonly textsComputed: number },
): Promise<WorkDone> {
  const one = async <T>(statement: string) => (await client.query(statement)).rows[0] as T;
  const { pages } = await one<{ pages: number }>('SELECT sum(page_count)::int AS pages FROM documents');
  const { texts } = await one<{ texts: number }>(TEXTS);
  const { runs: runsReplaced } = await one<{ runs: number }>(
    'SELECT count(*)::int AS runs FROM ingestion_runs WHERE replaced_by IS NOT NULL',
  );
  return {
    pages,
    texts,
    pagesReadAgain: pagesRead - pages,
    textsComputedAgain: textsComputed - texts,
    runsReplaced,
  };
}

export interface StageSeconds {
  /** Reading, structuring and chunking of all books. */
  readonly reading: number;
  readonly embedding: number;
}

export async function stageSeconds(client: Client): Promise<StageSeconds> {
  return (await client.query<StageSeconds>(STAGE_SECONDS)).rows[0]!;
}

/** Share of the work that was done twice: pages and texts, weighted by the time each needs in the undisturbed run. */
export function shareDoneAgain(work: WorkDone, undisturbed: StageSeconds): number {
  const perPage = undisturbed.reading / work.pages;
  const perText = undisturbed.embedding / work.texts;
  const again = work.pagesReadAgain * perPage + work.textsComputedAgain * perText;
  return again / (undisturbed.reading + undisturbed.embedding);
}
