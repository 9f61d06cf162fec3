import { spawnSync } from 'node:child_process';
import { THIS_PROCESS, lifeOf, lifeOfNamed, nameOfThisProcess } from './process-identity.js';

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('the life of a process', () => {
  it('is certain for this one and for one that has ended', () => {
    expect(lifeOf(THIS_PROCESS)).not.toBe('dead');
    expect(lifeOf({ ...THIS_PROCESS, pid: deadPid() })).toBe('dead');
  });

  it('is unknown if its pid is from elsewhere: another machine, another container, before this boot', () => {
    const dead = { ...THIS_PROCESS, pid: deadPid() };
    expect(lifeOf({ ...dead, pidSpace: 'another.1' })).toBe('unknown');
    expect(lifeOf({ ...dead, host: 'elsewhere' })).toBe('unknown');
  });

  it('is also known from its text, whatever follows it', () => {
    const name = nameOfThisProcess('~');
    expect(lifeOfNamed(name, '~')).toBe(lifeOf(THIS_PROCESS));
    expect(lifeOfNamed(`${name.replace(`~${process.pid}~`, `~${deadPid()}~`)}~more`, '~')).toBe('dead');
  });

  it.each(['', 'x', 'host~0~1~', 'host~-5~1~', 'host~1e3~1~', `${THIS_PROCESS.host}~${deadPid()}~1`])(
    'is unknown for a text in another format: "%s"',
    (name) => {
      expect(lifeOfNamed(name, '~')).toBe('unknown');
    },
  );
});
