// Embeds texts with transformers.js, as in its documentation, and reports the time. Argument (JSON): { textsFile,
// modelsDir, batch, warmTexts, vectorsFile }; output on stdout (one line of JSON): { seconds, messageMs }.
import { readFile, writeFile } from 'node:fs/promises';
import { env, pipeline } from '@huggingface/transformers';

const { textsFile, modelsDir, batch, warmTexts, vectorsFile } = JSON.parse(process.argv[2]);
const texts = JSON.parse(await readFile(textsFile, 'utf8'));
env.allowRemoteModels = false;
env.localModelPath = modelsDir;

const extract = await pipeline('feature-extraction', 'all-MiniLM-L6-v2', { dtype: 'q8' });
const embed = async (some) => (await extract(some, { pooling: 'mean', normalize: true })).data;

await embed(texts.slice(0, warmTexts));
const vectors = [];
const messageMs = [];
const started = performance.now();
for (let from = 0; from < texts.length; from += batch) {
  const sent = performance.now();
  vectors.push(await embed(texts.slice(from, from + batch)));
  messageMs.push(performance.now() - sent);
}
const seconds = (performance.now() - started) / 1000;

await writeFile(
  vectorsFile,
  Buffer.concat(vectors.map((data) => Buffer.from(Float32Array.from(data).buffer))),
);
process.stdout.write(`${JSON.stringify({ seconds, messageMs })}\n`);
