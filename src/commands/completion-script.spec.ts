import { spawnSync } from 'node:child_process';
import { completionScript } from './completion-script.js';

const COMMANDS = [
  { words: ['ingest'], description: "Read a book's text.", options: ['--json', '--force'] },
  { words: ['inspect'], description: 'Look at a file.', options: ['--json'] },
  { words: ['inspect', 'toc'], description: 'Its contents.', options: ['--json', '--source'] },
];

/** What bash offers for a command line that ends in an unfinished word. */
function offered(...words: string[]): string[] {
  const script = `${completionScript('bash', COMMANDS)}
    COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
    _colophon; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const bash = spawnSync('bash', ['--noprofile', '--norc', '-c', script], { encoding: 'utf8' });
  expect(bash.stderr).toBe('');
  return bash.stdout.split('\n').filter((word) => word !== '');
}

describe('the completion of bash', () => {
  it.each([
    [
      ['colophon', ''],
      ['ingest', 'inspect', '--help', '--version'],
    ],
    [
      ['colophon', 'in'],
      ['ingest', 'inspect'],
    ],
    [
      ['colophon', 'inspect', ''],
      ['toc', '--json'],
    ],
    [['colophon', 'inspect', 'toc', '--s'], ['--source']],
    [['colophon', 'ingest', 'book.pdf', '--f'], ['--force']],
    [['colophon', 'ingest', 'book.pdf', 'x'], []],
  ])('of %j offers %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

describe('the completion of fish', () => {
  it('has a line for each command and each option', () => {
    const script = completionScript('fish', COMMANDS);
    expect(script).toContain(
      "complete -c colophon -n '__fish_use_subcommand' -a ingest -d 'Read a book\\'s text.'",
    );
    expect(script).toContain(
      "complete -c colophon -n '__fish_seen_subcommand_from inspect; and __fish_seen_subcommand_from toc' -l source",
    );
  });
});
