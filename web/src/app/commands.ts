import { useNavigate } from '@tanstack/react-router';
import { useDocuments } from '../api/documents.js';
import { signOut, useKey } from '../api/key.js';
import { useSettled } from '../state/use-settled.js';
import { texts } from '../texts/texts.js';
import { VIEWS } from './navigation.js';
import { THEMES, chooseTheme } from './theme.js';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly run: () => void;
}

const MOST_BOOKS = 20;

/** What the palette offers for a text, best first: views and actions whose names contain it, then books. */
export function useCommands(text: string): readonly Command[] {
  const go = useNavigate();
  const key = useKey();
  const wanted = text.trim();
  const title = useSettled(wanted);
  const books = useDocuments({ limit: MOST_BOOKS, ...(title !== '' && { title }) });
  const commands: Command[] = [
    ...VIEWS.map(({ to, label }) => ({
      id: to,
      label,
      group: texts.shell.goTo,
      run: () => void go({ to }),
    })),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: `${texts.shell.theme}: ${texts.shell.themes[theme]}`,
      group: texts.shell.actions,
      run: () => chooseTheme(theme),
    })),
    {
      id: 'upload',
      label: texts.shell.upload,
      group: texts.shell.actions,
      run: () =>
        void import('../features/library/uploads/choose-files.js').then(({ chooseFiles }) => chooseFiles()),
    },
    {
      id: 'docs',
      label: texts.shell.apiDocs,
      group: texts.shell.goTo,
      run: () => location.assign('/docs'),
    },
  ];
  if (key !== null) {
    commands.push({ id: 'sign-out', label: texts.shell.signOut, group: texts.shell.actions, run: signOut });
  }
  return [
    ...commands.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase())),
    ...(books.data?.results ?? []).map(({ id, title }) => ({
      id,
      label: title,
      group: texts.shell.books,
      run: () => void go({ to: '/books/$documentId', params: { documentId: id } }),
    })),
  ];
}
