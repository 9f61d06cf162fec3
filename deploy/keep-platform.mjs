// Removes the ONNX runtimes of other platforms from node_modules: 250 of 290 MB.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const runtimes = 'node_modules/onnxruntime-node/bin/napi-v6';
for (const platform of readdirSync(runtimes)) {
  for (const arch of readdirSync(join(runtimes, platform))) {
    if (platform === process.platform && arch === process.arch) continue;
    rmSync(join(runtimes, platform, arch), { recursive: true });
  }
}
