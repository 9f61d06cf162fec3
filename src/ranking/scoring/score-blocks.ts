import { runThread } from '../../process/run-thread.js';
import { workerFile } from '../../process/worker-file.js';
import type { FromScoring, ScoredRows, ScoringData, ToScoring } from './scoring-messages.js';

const SCRIPT = workerFile(import.meta.url, './scoring.worker.js');
/** While one block is multiplied, the next is read. */
const BLOCKS_UNDER_WAY = 2;

/**
 * Finds the best passages of each query by blocked matrix products in a thread of its own: exact, and every passage is
 * read once for all queries.
 *
 * @param blocks Unit vectors, row by row, big-endian; each must have a buffer of its own, which is handed to the thread.
 * @returns A list for each query; rows are counted over all blocks.
 * @throws what reading the blocks throws; `signal.reason` when aborted.
 */
export function scoreBlocks(
  data: ScoringData,
  blocks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  signal?: AbortSignal,
): Promise<readonly ScoredRows[]> {
  return runThread<FromScoring, readonly ScoredRows[]>(
    SCRIPT,
    { signal, workerData: data },
    ({ resolve, reject }, worker) => {
      let underWay = 0;
      let makeRoom: () => void = () => undefined;
      const send = (message: ToScoring, transfer: ArrayBuffer[]) => worker.postMessage(message, transfer);
      const feed = async () => {
        for await (const block of blocks) {
          if (signal?.aborted) return;
          send({ block }, [block.buffer]);
          underWay += 1;
          if (underWay < BLOCKS_UNDER_WAY) continue;
          await new Promise<void>((room) => (makeRoom = room));
        }
        send({ end: true }, []);
      };
      feed().catch(reject);
      return {
        onMessage: (message) => {
          if ('lists' in message) resolve(message.lists);
          else {
            underWay -= 1;
            makeRoom();
          }
        },
        onEnd: (error, code) => {
          reject(error ?? new Error(`The scoring thread ended with code ${code}.`));
          makeRoom();
        },
      };
    },
  );
}
