import { Link } from '@tanstack/react-router';
import { BookOpenText, Command, KeyRound, MonitorCog, Moon, Sun } from 'lucide-react';
import { signOut, useKey } from '../api/key.js';
import { useConnection } from '../api/live.js';
import { texts } from '../texts/texts.js';
import { IconButton } from '../ui/button.js';
import { classes } from '../ui/classes.js';
import { Menu, MenuItem } from '../ui/menu.js';
import { Tip } from '../ui/tip.js';
import { openPalette } from './palette.js';
import { THEMES, chooseTheme, useTheme } from './theme.js';

const THEME_ICONS = { system: MonitorCog, light: Sun, dark: Moon };

export function TopBar() {
  const key = useKey();
  return (
    <div className="flex h-12 shrink-0 items-center gap-3 border-b bg-surface px-3">
      <Link to="/library" className="flex items-center gap-2 font-semibold">
        <BookOpenText className="size-5 text-accent" aria-hidden="true" />
        {texts.shell.product}
      </Link>
      <ConnectionSign />
      <button
        type="button"
        onClick={openPalette}
        className="ml-auto flex h-8 items-center gap-2 rounded-md border bg-page px-2.5 text-sm text-soft hover:bg-sunken"
      >
        <Command className="size-4" aria-hidden="true" />
        {texts.shell.palette}
        <kbd className="hidden rounded border px-1 text-xs sm:inline">Ctrl K</kbd>
      </button>
      {key !== null && (
        <IconButton label={texts.shell.signOut} onClick={signOut}>
          <KeyRound />
        </IconButton>
      )}
      <ThemeMenu />
    </div>
  );
}

function ThemeMenu() {
  const theme = useTheme();
  const Current = THEME_ICONS[theme];
  return (
    <Menu
      trigger={
        <IconButton label={texts.shell.theme}>
          <Current />
        </IconButton>
      }
    >
      {THEMES.map((choice) => {
        const Icon = THEME_ICONS[choice];
        return (
          <MenuItem key={choice} onSelect={() => chooseTheme(choice)}>
            <Icon aria-hidden="true" />
            {texts.shell.themes[choice]}
          </MenuItem>
        );
      })}
    </Menu>
  );
}

const SIGNS = {
  connecting: 'bg-line-strong',
  live: 'bg-success',
  lost: 'bg-danger animate-pulse',
  refused: 'bg-warning',
};

function ConnectionSign() {
  const connection = useConnection();
  const text = texts.shell.connection[connection];
  return (
    <Tip text={text}>
      <span
        role="status"
        className="flex items-center gap-1.5 rounded text-xs text-soft"
        data-connection={connection}
      >
        <span className={classes('size-2 rounded-full', SIGNS[connection])} aria-hidden="true" />
        <span className={connection === 'lost' ? '' : 'sr-only'}>{text}</span>
      </span>
    </Tip>
  );
}
