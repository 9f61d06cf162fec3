// Embeds texts with fastembed, as in its documentation, and reports the time. Argument (JSON): { textsFile, modelsDir,
// batch, warmTexts, vectorsFile }; output on stdout (one line of JSON): { seconds, messageMs }.
import { readFile, writeFile } from 'node:fs/promises';
import { EmbeddingModel, FlagEmbedding } from 'fastembed';

const MAX_TOKENS = 256;

const { textsFile, modelsDir, batch, warmTexts, vectorsFile } = JSON.parse(process.argv[2]);
const texts = JSON.parse(await readFile(textsFile, 'utf8'));

// It downloads a model only if the model's folder is missing.
const model = await FlagEmbedding.init({
  model: EmbeddingModel.AllMiniLML6V2,
  cacheDir: modelsDir,
  maxLength: MAX_TOKENS,
  showDownloadProgress: false,
});

for await (const _ of model.embed(texts.slice(0, warmTexts), batch));
const vectors = [];
const messageMs = [];
const started = performance.now();
let sent = started;
for await (const rows of model.embed(texts, batch)) {
  const now = performance.now();
  messageMs.push(now - sent);
  sent = now;
  vectors.push(...rows);
}
const seconds = (performance.now() - started) / 1000;

await writeFile(vectorsFile, Buffer.concat(vectors.map((row) => Buffer.from(Float32Array.from(row).buffer))));
process.stdout.write(`${JSON.stringify({ seconds, messageMs })}\n`);
