// Ingests a PDF into PostgreSQL with LangChain.js, as in its documentation. Argument (JSON): { book, modelsDir,
// databaseUrl, batch }; output on stdout (one line of JSON): { chunks }.
import { PDFLoader } from '@langchain/community/document_loaders/fs/pdf';
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers';
import { PGVectorStore } from '@langchain/community/vectorstores/pgvector';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { env } from '@huggingface/transformers';

const { book, modelsDir, databaseUrl, batch } = JSON.parse(process.argv[2]);
env.allowRemoteModels = false;
env.localModelPath = modelsDir;

const embeddings = new HuggingFaceTransformersEmbeddings({
  model: 'all-MiniLM-L6-v2',
  pretrainedOptions: { dtype: 'q8' },
});
const store = await PGVectorStore.initialize(embeddings, {
  postgresConnectionOptions: { connectionString: databaseUrl },
  tableName: 'documents',
  dimensions: 384,
});
const pages = await new PDFLoader(book).load();
const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1000, chunkOverlap: 200 });
const chunks = await splitter.splitDocuments(pages);
for (let from = 0; from < chunks.length; from += batch) {
  await store.addDocuments(chunks.slice(from, from + batch));
}
await store.end();
process.stdout.write(`${JSON.stringify({ chunks: chunks.length })}\n`);
