/** Files that a person dropped or chose, and how many others lay in their folders. */
export interface PickedFiles {
  readonly files: readonly File[];
  /** Files in folders that are no PDF: whoever drops a folder means the books in it. */
  readonly leftOut: number;
}

/** What was dropped, with the contents of folders at any depth. Call it within the event: later the browser forgets. */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFiles> {
  const given = [...transfer.items].filter(({ kind }) => kind === 'file');
  const taken = given.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: File[] = [];
  const inFolders: File[] = [];
  for (const { entry, file } of taken) {
    if (entry?.isDirectory) inFolders.push(...(await filesBelow(entry as FileSystemDirectoryEntry)));
    else if (file) files.push(file);
  }
  return withPdfsOf(files, inFolders);
}

/** What was chosen in a dialog for files, or in one for a folder. */
export function chosenFiles(chosen: FileList): PickedFiles {
  const files = [...chosen];
  return withPdfsOf(
    files.filter(({ webkitRelativePath }) => webkitRelativePath === ''),
    files.filter(({ webkitRelativePath }) => webkitRelativePath !== ''),
  );
}

/** By its name or type; what is in it is seen later. */
export function isNamedPdf({ name, type }: File): boolean {
  return /\.pdf$/i.test(name) || type === 'application/pdf';
}

function withPdfsOf(files: readonly File[], inFolders: readonly File[]): PickedFiles {
  const pdfs = inFolders.filter(isNamedPdf);
  return { files: [...files, ...pdfs], leftOut: inFolders.length - pdfs.length };
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const files: File[] = [];
  const reader = folder.createReader();
  for (;;) {
    // A folder is read in parts (File and Directory Entries API, section 7.3).
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return files;
    for (const entry of entries) {
      if (entry.isDirectory) files.push(...(await filesBelow(entry as FileSystemDirectoryEntry)));
      else files.push(await fileOf(entry as FileSystemFileEntry));
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
