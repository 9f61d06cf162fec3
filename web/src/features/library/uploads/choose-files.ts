import { libraryTexts } from '../../../texts/library.js';
import { ProblemError } from '../../../api/problem.js';
import { tell, tellProblem } from '../../../ui/toasts.js';
import { chosenFiles, droppedFiles } from './pick-files.js';
import type { PickedFiles } from './pick-files.js';
import { uploadFiles } from './upload-queue.js';

/** Lets a person choose files, or a folder with files at any depth, and uploads them. Call it for a click or a key. */
export function chooseFiles(what: 'files' | 'folder' = 'files'): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (what === 'folder') input.webkitdirectory = true;
  else input.accept = '.pdf,application/pdf';
  input.addEventListener('change', () => upload(chosenFiles(input.files!)));
  input.click();
}

export async function takeDropped(transfer: DataTransfer): Promise<void> {
  try {
    upload(await droppedFiles(transfer));
  } catch (error) {
    tellProblem(error);
  }
}

function upload({ files, leftOut }: PickedFiles): void {
  if (files.length === 0) {
    const { title, detail } = libraryTexts.uploads.noPdf;
    tellProblem(new ProblemError({ type: 'about:blank', title, detail, code: 'upload.no_pdf', status: 0 }));
  } else if (leftOut > 0) {
    tell(libraryTexts.uploads.leftOut(leftOut));
  }
  uploadFiles(files);
}
