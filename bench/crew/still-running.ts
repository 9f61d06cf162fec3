import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Encoders of a killed worker notice its end immediately; those of a stopped worker end before it. */
const GONE_MS = 5000;
const LOOK_MS = 100;

/** Number of other running processes that were started with this data folder; 0 if the system has no /proc. */
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
    // The process has ended, or belongs to another user.
    others.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')),
  );
  return environments.filter((text) => text.includes(`COLOPHON_DATA_DIR=${dataFolder}\0`)).length;
}
