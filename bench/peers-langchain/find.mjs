// Takes books into PostgreSQL with LangChain.js and answers questions about them, each from its own book. Argument
// (JSON): { engine, databaseUrl, books: [{ path, questions }] }; `engine` is the module of the model that all contenders
// share. Output on stdout (one line of JSON): { ingestSeconds, chunks, characters, answers }.
import { PDFLoader } from '@langchain/community/document_loaders/fs/pdf';
import { PGVectorStore } from '@langchain/community/vectorstores/pgvector';
import { Embeddings } from '@langchain/core/embeddings';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';

const RESULTS = 10;
const DOCUMENTS_A_CALL = 500;

const { engine: enginePath, databaseUrl, books } = JSON.parse(process.argv[2]);
const { openEngine } = await import(enginePath);
const engine = await openEngine();

class SharedModel extends Embeddings {
  embedDocuments(texts) {
    return engine.passages(texts);
  }
  embedQuery(text) {
    return engine.query(text);
  }
}

const store = await PGVectorStore.initialize(new SharedModel({}), {
  postgresConnectionOptions: { connectionString: databaseUrl },
  tableName: 'documents',
  dimensions: 384,
});
const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1000, chunkOverlap: 200 });
const started = performance.now();
let chunks = 0;
for (const { path } of books) {
  const pages = await new PDFLoader(path).load();
  const documents = await splitter.splitDocuments(pages);
  for (let from = 0; from < documents.length; from += DOCUMENTS_A_CALL) {
    await store.addDocuments(documents.slice(from, from + DOCUMENTS_A_CALL));
  }
  chunks += documents.length;
}
const ingestSeconds = (performance.now() - started) / 1000;

const answers = [];
const lengths = [];
for (const { path, questions } of books) {
  const ofBook = [];
  for (const question of questions) {
    const found = await store.similaritySearch(question, RESULTS, { source: path });
    lengths.push(...found.map(({ pageContent }) => pageContent.length));
    ofBook.push(
      found.map(({ metadata }) => ({
        pageFirst: metadata.loc.pageNumber,
        pageLast: metadata.loc.pageNumber,
      })),
    );
  }
  answers.push(ofBook);
}
await store.end();
await engine.close();
const characters = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
process.stdout.write(`${JSON.stringify({ ingestSeconds, chunks, characters, answers })}\n`);
