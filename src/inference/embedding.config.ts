import { CHUNK_TYPES } from '../book/chunk-type.js';
import { autoOr, boolean, integer, keyedInteger, keyedText, oneOf, text, url } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class EmbeddingConfig extends Settings({
  models: setting(
    'EMBEDDING_MODELS',
    keyedText(...CHUNK_TYPES),
    { default: 'all-MiniLM-L6-v2', byKey: {} },
    'The model that embeds the chunks; after commas, other models for single chunk types. With an imported CodeBERT: all-MiniLM-L6-v2,code=codebert-base,example=codebert-base,exercise=codebert-base,try_it=codebert-base',
    { shown: 'all-MiniLM-L6-v2' },
  ),
  executor: setting(
    'EMBEDDING_EXECUTOR',
    oneOf('auto', 'process', 'thread'),
    'auto',
    'Process pool or thread pool. auto: processes in a main process on a CPU, else threads.',
  ),
  workers: setting(
    'EMBEDDING_WORKERS',
    autoOr(integer(1, 256)),
    'auto',
    'Workers of the executor. auto: the CPUs of the container, fewer when memory is short.',
  ),
  device: setting(
    'EMBEDDING_DEVICE',
    oneOf('auto', 'cpu', 'cuda', 'webgpu', 'coreml', 'dml'),
    'auto',
    'Where the model runs. It is an error to name a device that is not available.',
  ),
  processRole: setting(
    'COLOPHON_PROCESS_ROLE',
    oneOf('auto', 'main', 'child'),
    'auto',
    'Whether this process is a main process or a forked child. auto: a worker thread is a child, everything else is main.',
  ),
  modelsDir: setting(
    'COLOPHON_MODELS_DIR',
    text,
    '',
    'Folder of imported models. Unset: models in the data folder. The bundled model is always available.',
  ),
  precision: setting(
    'EMBEDDING_PRECISION',
    oneOf('auto', 'int8', 'float32'),
    'auto',
    'Which graph of a model runs on a CPU. auto: int8 where the model has one.',
  ),
  hubUrl: setting(
    'EMBEDDING_HUB_URL',
    url('http:', 'https:'),
    'https://huggingface.co',
    'Address of the hub that "colophon models fetch" downloads from.',
  ),
  hubToken: setting(
    'EMBEDDING_HUB_TOKEN',
    text,
    '',
    'Token for models that require one. It is sent only to the hub.',
    {
      secret: true,
    },
  ),
  offline: setting('EMBEDDING_OFFLINE', boolean, false, 'Never use the network for models.'),
  textsPerMessage: setting(
    'EMBEDDING_TEXTS_PER_MESSAGE',
    autoOr(keyedInteger(1, 256, ...CHUNK_TYPES)),
    'auto',
    'How many texts are sent to a worker at once; after commas, other numbers for single chunk types, such as 32,code=16. A GPU runs them as one batch. A CPU runs each text separately, so the number never changes its results. auto: 8 on a CPU; on a GPU 32 for the model of concept chunks and 16 for others.',
  ),
  messageSeconds: setting(
    'EMBEDDING_MESSAGE_TIMEOUT',
    integer(1, 86_400),
    300,
    'Seconds a worker may take for one message. A process that takes longer is killed and its message goes to another one. A thread cannot be killed, so the whole program ends with code 142.',
  ),
  workerMegabytes: setting(
    'EMBEDDING_WORKER_MB',
    integer(64, 65_536),
    400,
    'Memory a worker process may take besides the weights of its models, in megabytes; a worker above this limit is replaced.',
  ),
  idleSeconds: setting(
    'EMBEDDING_IDLE_TIMEOUT',
    integer(1, 86_400),
    300,
    'Seconds without work after which a worker ends; the next text starts it again.',
  ),
  warm: setting('EMBEDDING_WARM', boolean, false, 'Load the models at start, not on first use.'),
}) {}
