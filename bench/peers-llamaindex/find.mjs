// Takes books into an index of LlamaIndex.TS in memory, its default, and answers questions about them, each from its own
// book. Argument (JSON): { engine, books: [{ path, questions }], splitter }; `engine` is the module of the model that all
// contenders share. Output on stdout (one line of JSON): { ingestSeconds, chunks, characters, answers }.
import { PDFReader } from '@llamaindex/readers/pdf';
import { BaseEmbedding, MetadataMode, SentenceSplitter, Settings, VectorStoreIndex } from 'llamaindex';

const RESULTS = 10;
const TEXTS_A_CALL = 500;

const { engine: enginePath, books, splitter } = JSON.parse(process.argv[2]);
const { openEngine } = await import(enginePath);
const engine = await openEngine();

class SharedModel extends BaseEmbedding {
  embedBatchSize = TEXTS_A_CALL;
  async getTextEmbedding(text) {
    return (await engine.passages([text]))[0];
  }
  getTextEmbeddings = (texts) => engine.passages(texts);
  getQueryEmbedding({ text }) {
    return engine.query(text);
  }
}

Settings.embedModel = new SharedModel();
// Given to `fromDocuments` by `Settings.nodeParser`, a splitter of another size is not heeded.
const nodeParser = new SentenceSplitter(splitter);
const started = performance.now();
const indexes = [];
let chunks = 0;
for (const { path } of books) {
  const nodes = await nodeParser.getNodesFromDocuments(await new PDFReader().loadData(path));
  indexes.push(await VectorStoreIndex.init({ nodes }));
  chunks += nodes.length;
}
const ingestSeconds = (performance.now() - started) / 1000;

const answers = [];
const lengths = [];
for (const [i, { questions }] of books.entries()) {
  const retriever = indexes[i].asRetriever({ similarityTopK: RESULTS });
  const ofBook = [];
  for (const query of questions) {
    const found = await retriever.retrieve({ query });
    lengths.push(...found.map(({ node }) => node.getContent(MetadataMode.NONE).length));
    ofBook.push(
      found.map(({ node: { metadata } }) => ({
        pageFirst: metadata.page_number,
        pageLast: metadata.page_number,
      })),
    );
  }
  answers.push(ofBook);
}
await engine.close();
const characters = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
process.stdout.write(`${JSON.stringify({ ingestSeconds, chunks, characters, answers })}\n`);
