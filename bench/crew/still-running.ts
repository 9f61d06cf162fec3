import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** The encoders of a worker that was killed notice its end at once, and of one that was stopped before it. */
const GONE_MS = 5000;
const LOOK_MS = 100;

/** Other processes that were started with this data folder and do not end; 0 where the system has no /proc. */
export async function stillRunning(dataFolder: string): Promise<number> {
  const deadline = performance.now() + GONE_MS;
  for (;;) {
    const running = await count(dataFolder);
    if (running === 0 || performance.now() > deadline) return running;
    await delay(LOOK_MS);
  }
}

async function count(dataFolder: string): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const others = names.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const environments = await Promise.all(
    // Ended meanwhile, or another user's.
    others.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')),
  );
  return environments.filter((text) => text.includes(`COLOPHON_DATA_DIR=${dataFolder}\0`)).length;
}
