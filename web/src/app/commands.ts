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

/** What the palette offers for a text, best first: views and actions whose names have all its words, then books. */
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
    ...partCommands(go),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: `${texts.shell.theme}: ${texts.shell.themes[theme]}`,
      group: texts.shell.actions,
      run: () => chooseTheme(theme),
    })),
    { id: 'upload', label: texts.shell.upload, group: texts.shell.actions, run: () => upload() },
    {
      id: 'upload-folder',
      label: texts.shell.uploadFolder,
      group: texts.shell.actions,
      run: () => upload('folder'),
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
    ...commands.filter(({ label }) => hasWords(label, wanted)),
    ...(books.data?.results ?? []).map(({ id, title }) => ({
      id,
      label: title,
      group: texts.shell.books,
      run: () => void go({ to: '/books/$documentId', params: { documentId: id } }),
    })),
  ];
}

/** The parts of views, which are tabs there. */
function partCommands(go: ReturnType<typeof useNavigate>): Command[] {
  const { goTo: group, operations, search, topics, parts, partOf } = texts.shell;
  return [
    ...namesOf(parts.operations).map((part) => ({
      id: `operations-${part}`,
      label: partOf(operations, parts.operations[part]),
      group,
      run: () => void go({ to: '/operations/$part', params: { part } }),
    })),
    ...namesOf(parts.search).map((view) => ({
      id: `search-${view}`,
      label: partOf(search, parts.search[view]),
      group,
      run: () => void go({ to: '/search', search: { view } }),
    })),
    ...namesOf(parts.topics).map((view) => ({
      id: `topics-${view}`,
      label: partOf(topics, parts.topics[view]),
      group,
      run: () => void go({ to: '/topics', search: { view } }),
    })),
  ];
}

function namesOf<Name extends string>(parts: Readonly<Record<Name, string>>): Name[] {
  return Object.keys(parts) as Name[];
}

function hasWords(label: string, wanted: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/);
  return words.every((word) => label.toLowerCase().includes(word));
}

function upload(what?: 'folder'): void {
  void import('../features/library/uploads/choose-files.js').then(({ chooseFiles }) => chooseFiles(what));
}
