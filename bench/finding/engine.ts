import { DEFAULT_MODEL } from '../../src/models/model-store.js';
import { Encoding } from '../retrieval/encoding.js';

/** The bundled model on all CPUs, for contenders that bring no model of their own. */
export interface Engine {
  passages(texts: readonly string[]): Promise<number[][]>;
  query(text: string): Promise<number[]>;
  close(): Promise<void>;
}

/** Scripts of peers load this module by its path. */
export async function openEngine(): Promise<Engine> {
  const encoding = await Encoding.open(DEFAULT_MODEL);
  return {
    passages: async (texts) => (await encoding.vectorsOf(texts, 'passage')).map((vector) => [...vector]),
    query: async (text) => [...(await encoding.vectorsOf([text], 'query'))[0]!],
    close: () => encoding.close(),
  };
}
