import type { Page } from 'playwright-core';
import { until } from '../services/until.js';

export interface DroppedFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** What a page has and Node.js has not. */
interface PageGlobals {
  readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
}

/** Lets go of files over the page, as from a window of folders. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const given = files.map(({ name, content }) => ({
    name,
    bytes: Buffer.from(content).toString('base64'),
  }));
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new (globalThis as unknown as PageGlobals).DataTransfer();
    for (const { name, bytes } of files) {
      const content = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
      transfer.items.add(new File([content], name));
    }
    return transfer;
  }, given);
  const view = page.getByRole('main');
  // A person lets go when the page says that it takes the files, not while it is still being loaded.
  await until('the page offers to take files', async () => {
    await view.dispatchEvent('dragenter', { dataTransfer });
    return page.getByText('Drop PDFs or folders here to add them to the library').isVisible();
  });
  await view.dispatchEvent('dragover', { dataTransfer });
  await view.dispatchEvent('drop', { dataTransfer });
}

/** Chooses files in the dialog that `open` opens. */
export async function chooseFiles(
  page: Page,
  open: () => Promise<void>,
  files: readonly DroppedFile[],
): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await open();
  await (
    await dialog
  ).setFiles(
    files.map(({ name, content }) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) })),
  );
}
