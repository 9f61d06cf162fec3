// Leaves the files of a process that was killed in the middle of its work, and ends.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , dist, folder] = process.argv;
const { ownName } = await import(join(dist, 'src/process/abandoned-files.js'));
const { THIS_PROCESS } = await import(join(dist, 'src/process/process-identity.js'));

const paths = ['incoming/', 'copies/in-use/', 'copies/', 'books/.', 'books/.probe-'].map(
  (place) => place + ownName(),
);
for (const path of paths) {
  mkdirSync(join(folder, path.slice(0, path.indexOf('/'))), { recursive: true });
  if (path.startsWith('copies/in-use')) mkdirSync(join(folder, 'copies/in-use'), { recursive: true });
  writeFileSync(join(folder, path), 'half of a book');
}
const drafts = ['lock.7.draft', `lock.draft-${crypto.randomUUID()}`];
for (const draft of drafts) {
  writeFileSync(join(folder, draft), JSON.stringify({ ...THIS_PROCESS, command: 'a test' }));
}
process.stdout.write(JSON.stringify([...paths, ...drafts]));
