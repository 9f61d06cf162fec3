// Prints its identity. For each line it reads, prints whether that process is alive: as named in a file, and as a run's
// owner.
import { createInterface } from 'node:readline';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nameOfThisProcess, lifeOfNamed } from '../../dist/src/process/process-identity.js';
import { isGone } from '../../dist/src/runs/run-owner.js';

const [mode] = process.argv.slice(2);
process.stdout.write(`${nameOfThisProcess('/')}\n`);
if (mode !== 'end') {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'end'], { encoding: 'utf8' });
  process.stdout.write(child.stdout);
  createInterface(process.stdin).on('line', (owner) => {
    const life = lifeOfNamed(owner.replaceAll('/', '~'), '~');
    process.stdout.write(`${isGone(owner) ? 'gone' : 'not gone'}, ${life}\n`);
  });
}
