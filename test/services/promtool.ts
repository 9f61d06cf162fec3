import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from 'vitest';

const run = promisify(execFile);
const PROGRAM = 'promtool';

/** A suite that needs Prometheus's own checker. Without it, it is skipped, with the reason in its name. */
export function describeWithPromtool(name: string, suite: () => void): void {
  const isThere = spawnSync(PROGRAM, ['--version']).status === 0;
  const reason = isThere ? '' : ' (promtool is not installed)';
  describe.skipIf(!isThere)(`${name}${reason}`, suite);
}

/** @returns What it said. @throws {Error} with what it found wrong. */
export async function promtool(args: readonly string[], folder?: string): Promise<string> {
  try {
    const { stdout } = await run(PROGRAM, [...args], { cwd: folder });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool ${args.join(' ')}: ${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

/** The same, with the content of a file as its last argument. */
export async function promtoolOn(args: readonly string[], content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-promtool-'));
  try {
    await writeFile(join(folder, 'given.yml'), content);
    return await promtool([...args, 'given.yml'], folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
