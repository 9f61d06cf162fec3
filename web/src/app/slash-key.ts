import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';

/** The id of the field for questions, which has the focus when the search is opened. */
export const QUESTION_FIELD = 'question';

/** "/" leads to the search from wherever nothing is being typed. */
export function useSlashKey(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey } = event;
      if (event.key !== '/' || ctrlKey || metaKey || altKey) return;
      if (!(target instanceof HTMLElement) || target.closest(TYPED_INTO) !== null) return;
      event.preventDefault();
      const field = document.getElementById(QUESTION_FIELD);
      if (field instanceof HTMLInputElement) field.select();
      else void navigate({ to: '/search' });
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [navigate]);
}

/** In a dialog the keys belong to the dialog. */
const TYPED_INTO = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog]';
