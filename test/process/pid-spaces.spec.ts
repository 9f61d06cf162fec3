import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('identity-process.js', import.meta.url));
const NEW_SPACE = ['--pid', '--fork', '--mount-proc', '--kill-child'];

const refused = spawnSync('unshare', [...NEW_SPACE, 'true']).status !== 0;
const reason = refused ? ' (unshare is refused here)' : '';

/** A process with the same host name but its own pids, like a container on the network of its host. */
class Container {
  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
    /** Its first process. */
    readonly owner: string,
    /** A process in it that has ended. */
    readonly ended: string,
  ) {}

  static async start(): Promise<Container> {
    const child = spawn('unshare', [...NEW_SPACE, process.execPath, PROGRAM], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => String((await lines.next()).value);
    return new Container(child, lines, await next(), await next());
  }

  async thinksOf(owner: string): Promise<string> {
    this.child.stdin!.write(`${owner}\n`);
    return String((await this.lines.next()).value);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin!.end();
    await ended;
  }
}

describe.skipIf(refused)(`Containers with one host name and pids of their own${reason}`, () => {
  const containers: Container[] = [];
  beforeAll(async () => {
    for (let number = 0; number < 3; number += 1) containers.push(await Container.start());
  });
  afterAll(() => Promise.all(containers.map((container) => container.stop())));

  const pairs = () => containers.flatMap((one) => containers.map((other) => [one, other] as const));

  it('are each process 1, and never treat each other as dead', async () => {
    expect(containers.map(({ owner }) => owner.split('/')[1])).toEqual(['1', '1', '1']);
    for (const [one, other] of pairs()) {
      expect(await one.thinksOf(other.owner)).toBe(one === other ? 'not gone, alive' : 'not gone, unknown');
      expect(await one.thinksOf(other.ended)).toBe(one === other ? 'gone, dead' : 'not gone, unknown');
    }
  });

  it('recognise at once that the previous process with their pid is dead', async () => {
    for (const container of containers) {
      const [host, pid, , space] = container.owner.split('/');
      expect(await container.thinksOf([host, pid, '7', space].join('/'))).toBe('gone, dead');
    }
  });

  it('use the heartbeat for processes named by older versions, without a pid namespace', async () => {
    for (const { owner } of containers) {
      const [host] = owner.split('/');
      for (const pid of ['1', '99999']) {
        expect(await containers[0]!.thinksOf(`${host}/${pid}/1780000000000`)).toBe('not gone, unknown');
      }
    }
  });
});
