import { texts } from '../texts/texts.js';
import { tell, tellFailure } from './toasts.js';

/** Puts a text on the clipboard, and tells whether it is there. */
export async function copyText(text: string): Promise<void> {
  if (await isCopied(text)) tell(texts.common.copied);
  else tellFailure(texts.common.notCopied);
}

async function isCopied(text: string): Promise<boolean> {
  // Browsers give the clipboard only to pages of this computer or with HTTPS.
  if (!isSecureContext) return copyBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The person or the browser forbids it.
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'fixed top-0 left-0 opacity-0';
  const before = document.activeElement;
  // What lies outside of an open dialog cannot be selected.
  (before?.closest('[role=dialog]') ?? document.body).append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isDone;
}
