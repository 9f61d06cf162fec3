import type { ModelFile, ModelManifest } from '../../models/model-manifest.js';
import type { Agreement } from '../quality/agreement.js';
import type { StsFigures } from '../quality/sts-benchmark.js';
import type { SourceFile } from './checkpoint-folder.js';
import { publishedCheckpoint } from './known-checkpoints.js';

export interface SourceNote {
  readonly manifest: ModelManifest;
  readonly sources: readonly SourceFile[];
  readonly weightsSha256: string;
  /** The float32 graph built for comparison. It is not kept with the model. */
  readonly float32: ModelFile;
  readonly agreement: Agreement;
  /** Absent if the build ran without the benchmark. */
  readonly sts?: StsFigures;
}

/** The text of `SOURCE.md`: the origin of a model, the changes to it, and how to build it again. */
export function formatSourceNote(note: SourceNote): string {
  const { manifest, agreement, sts } = note;
  const graphs = Object.values(manifest.graphs)
    .map((name) => `\`${name}\``)
    .join(', ');
  return `# ${manifest.key}

${origin(note)}

Licence of the weights: ${manifest.licence}.

## What was changed

- ${graphs}: the weights of \`model.safetensors\` as ONNX graphs with pooling (${manifest.pooling}) and
  normalisation inside. In int8 the matrices are rounded, symmetrically, with one scale a row (word embeddings) or an
  output (products); activations are quantised as the graph runs, their channels evened out by powers of two that the
  weights take back. The pooler, which sentence vectors do not use, is left out.
- \`${manifest.tokenizer}\`: the settings that truncate or pad a text to a length are removed.

## Build it again

    npm run models:build -- --from DIR --out models/${manifest.key}

\`DIR\` is a folder with the files below. The same files give the same bytes.

| read | sha256 |
|---|---|
${table(note.sources)}

| written | sha256 |
|---|---|
${table(manifest.files)}
| float32 graph, for comparison only | \`${note.float32.sha256}\` |

Revision: \`${manifest.revision}\` (from the hashes of the written files).

## Measured

Cosine between the vectors of the int8 and the float32 graph over ${agreement.texts} fixed texts: ${agreement.mean.toFixed(4)} on
average, ${agreement.min.toFixed(4)} at worst.
${sts ? stsParagraph(sts) : ''}`;
}

function origin({ manifest, weightsSha256 }: SourceNote): string {
  const published = publishedCheckpoint(weightsSha256);
  return published
    ? `Made from the model published at\n<${published.repository}>;\nthe weights are those of its revision \`${published.revision}\`.`
    : `Made from a checkpoint named ${manifest.key}, whose weights have the sha256 \`${weightsSha256}\`.`;
}

function stsParagraph(sts: StsFigures): string {
  return `
STS benchmark, ${sts.pairs} pairs, Spearman correlation with the human ratings: ${sts.float32.toFixed(4)} (float32),
${sts.int8.toFixed(4)} (int8). The benchmark is not part of this repository; give it to the build with \`--sts FILE\`.
`;
}

function table(files: readonly SourceFile[]): string {
  return files.map((file) => `| \`${file.name}\` | \`${file.sha256}\` |`).join('\n');
}
