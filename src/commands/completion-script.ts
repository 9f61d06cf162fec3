export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export interface CompletedCommand {
  /** `['inspect', 'toc']` */
  readonly words: readonly string[];
  readonly description: string;
  /** `--limit` */
  readonly options: readonly string[];
}

/** A script that completes the names of commands, their options, and files for everything else. */
export function completionScript(shell: Shell, commands: readonly CompletedCommand[]): string {
  switch (shell) {
    case 'bash':
      return `${loadedBy(shell)}\n${bash(commands)}`;
    case 'zsh':
      return `${loadedBy(shell)}\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
    case 'fish':
      return `# Save it as ~/.config/fish/completions/colophon.fish\n${fish(commands)}`;
  }
}

function loadedBy(shell: Shell): string {
  return `# Load it with: eval "$(colophon completion ${shell})"`;
}

function bash(commands: readonly CompletedCommand[]): string {
  const cases = [{ words: [], description: '', options: ['--help', '--version'] }, ...commands].map(
    ({ words, options }) =>
      `    '${words.join(' ')}') words='${[...below(words, commands), ...options].join(' ')}' ;;`,
  );
  return `_colophon() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) break ;; esac
    case "\${command:+$command }$word" in
      ${commands.map(({ words }) => `'${words.join(' ')}'`).join(' | ')}) command="\${command:+$command }$word" ;;
      *) break ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _colophon colophon`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ words, description, options }) => {
    const name = words.at(-1)!;
    const outer = words.slice(0, -1);
    const siblings = below(outer, commands).join(' ');
    const condition =
      outer.length === 0
        ? '__fish_use_subcommand'
        : `__fish_seen_subcommand_from ${outer.join(' ')}; and not __fish_seen_subcommand_from ${siblings}`;
    const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    return [
      `complete -c colophon -n '${condition}' -a ${name} -d '${description.replaceAll("'", "\\'")}'`,
      ...options.map((option) => `complete -c colophon -n '${seen}' -l ${option.replace('--', '')}`),
    ];
  });
  return lines.join('\n');
}

/** The names one level below a command. */
function below(words: readonly string[], commands: readonly CompletedCommand[]): string[] {
  return commands
    .filter((one) => one.words.length === words.length + 1 && words.every((word, i) => one.words[i] === word))
    .map((one) => one.words.at(-1)!);
}
