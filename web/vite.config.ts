import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const OUT = '../dist/web';
const TEXTS = /\.(js|css|html|svg)$/;

export default defineConfig({
  root: import.meta.dirname,
  // `ADMIN_PATH` of the server.
  base: '/admin/',
  plugins: [react(), tailwindcss(), compressed()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  // While the page is written, the API of a server that runs beside it answers.
  server: { proxy: { '/v1': process.env['COLOPHON_SERVER'] ?? 'http://127.0.0.1:3000' } },
});

/** Compresses each file once, when it is built, so that the server need not do it for every request. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true });
      await Promise.all(
        entries.filter((name) => TEXTS.test(name)).map((name) => compress(join(folder, name))),
      );
      // Only now the server may serve the folder.
      await writeFile(join(folder, '.built'), '');
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
}
