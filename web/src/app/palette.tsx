import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { newStore } from '../state/store.js';
import { texts } from '../texts/texts.js';
import { classes } from '../ui/classes.js';
import { useCommands } from './commands.js';
import type { Command } from './commands.js';

const isOpen = newStore(false);

export function openPalette(): void {
  isOpen.set(true);
}

/** Views, books and actions by their names; opened with Ctrl K or ⌘ K from anywhere. */
export function Palette() {
  const open = isOpen.use();
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        isOpen.set(!isOpen.get());
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return (
    <Dialog.Root open={open} onOpenChange={isOpen.set}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          aria-label={texts.shell.palette}
          className="fixed top-[12vh] left-1/2 z-40 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border bg-surface shadow-xl"
        >
          <CommandList onDone={() => isOpen.set(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CommandList({ onDone }: { onDone: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(text);
  const chosen = Math.min(at, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && commands.length > 0) {
      event.preventDefault();
      setAt((chosen + step + commands.length) % commands.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[chosen]);
    }
  };
  return (
    <>
      <input
        role="combobox"
        aria-label={texts.shell.paletteHint}
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={chosen < 0 ? undefined : `command-${chosen}`}
        placeholder={texts.shell.paletteHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-soft"
      />
      <ul
        id="commands"
        role="listbox"
        aria-label={texts.shell.palette}
        className="max-h-80 overflow-auto p-1"
      >
        {commands.map((command, index) => (
          <li
            key={command.id}
            id={`command-${index}`}
            role="option"
            aria-selected={index === chosen}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(command)}
            onMouseMove={() => setAt(index)}
            className={classes(
              'flex cursor-pointer justify-between gap-4 rounded-md px-3 py-2 text-sm',
              index === chosen && 'bg-sunken',
            )}
          >
            <span className="truncate">{command.label}</span>
            <span className="shrink-0 text-xs text-soft">{command.group}</span>
          </li>
        ))}
      </ul>
      {commands.length === 0 && <p className="px-4 pb-4 text-sm text-soft">{texts.shell.paletteEmpty}</p>}
    </>
  );
}
