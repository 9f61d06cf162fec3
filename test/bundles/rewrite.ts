import { writeArchive } from '../../src/archive/archive-writer.js';
import { proveArchive } from '../../src/archive/prove-archive.js';
import { ProvenMembers } from '../../src/archive/proven-members.js';
import { BUNDLE } from '../../src/bundles/bundle-format.js';

/** Writes a bundle anew, with other members. @param change Gets each member; null leaves it out. */
export async function rewrite(
  from: string,
  to: string,
  change: (name: string, content: Buffer) => Buffer | string | null,
): Promise<string> {
  const members = await ProvenMembers.open(await proveArchive(from, BUNDLE));
  await writeArchive(to, async (writer) => {
    for (let member = members.next; member; member = members.next) {
      const { name } = member;
      const changed = change(name, await members.content());
      if (changed !== null) await writer.add(name, Buffer.from(changed));
    }
    await writer.finish({});
  });
  members.close();
  return to;
}
