import { texts } from '../texts/texts.js';
import { tell, tellProblem } from './toasts.js';

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    // Browsers give the clipboard only to pages of this computer or with HTTPS.
    if (isSecureContext) await navigator.clipboard.writeText(text);
    else copyBySelection(text);
    tell(texts.common.copied);
  } catch (error) {
    tellProblem(error);
  }
}

function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'fixed top-0 left-0 opacity-0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
