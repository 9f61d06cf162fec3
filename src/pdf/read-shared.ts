import { open } from 'node:fs/promises';

/** Reads a file directly into memory that all reader threads share. */
export async function readShared(path: string): Promise<SharedArrayBuffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let read = 0;
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, size - read, read);
      if (bytesRead === 0) throw new Error(`${path} became shorter while it was being read.`);
      read += bytesRead;
    }
    return bytes.buffer;
  } finally {
    await file.close();
  }
}
