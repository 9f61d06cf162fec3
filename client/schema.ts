// Written by `npm run openapi` from openapi.json. Do not change it by hand.

export interface paths {
  '/v1/documents/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Do one thing with many documents: a result for each, and none stops the others. */
    post: operations['bulkForEach'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List documents, newest first, with counts by status and difficulty. */
    get: operations['documentsList'];
    put?: never;
    /** Upload a PDF; uploading the same bytes again returns the existing document (200). */
    post: operations['documentsUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One document, with its newest run. */
    get: operations['documentsGet'];
    put?: never;
    post?: never;
    /** Hide a document, or remove it with everything that belongs to it; a run in progress is stopped. */
    delete: operations['documentsDelete'];
    options?: never;
    head?: never;
    /** Change the title or difficulty of a document; ingestion never overwrites a title that was set here. */
    patch: operations['documentsChange'];
    trace?: never;
  };
  '/v1/documents/{id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The progress of a document; cheap enough to poll every second. */
    get: operations['documentsStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Bring a hidden document back; a live one stays as it is. */
    post: operations['documentsRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/from-address': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Upload a PDF from its web address, of a host that UPLOAD_FROM_HOSTS names. */
    post: operations['fromAddressUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/sample': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add the book that comes with the program and ingest it in the background. */
    post: operations['sampleAdd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/contents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contents of a book as a list, with pages and counts of chunks. */
    get: operations['contentsList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/contents/tree': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contents of a book as a tree; deeper levels are left out if it is too large. */
    get: operations['contentsTree'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A section with the sections directly below it and its chunks. */
    get: operations['contentsSection'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Correct the title of a section. */
    patch: operations['correctionsRetitle'];
    trace?: never;
  };
  '/v1/documents/{id}/chunks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chunks of a book in reading order, by pages, section and type, with counts by type. */
    get: operations['chunksList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chunks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One whole chunk, with its neighbours and vectors; also as Markdown. */
    get: operations['chunksGet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Correct the type or the difficulty of a chunk, or both. */
    patch: operations['correctionsSet'];
    trace?: never;
  };
  '/v1/documents/{id}/coverage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which chunks of a book have the vector that searches use. */
    get: operations['chunksCoverage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/embeddings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The vectors of a book, by all models. */
    get: operations['chunksEmbeddings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chunks/{id}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Split a chunk in two; the first half keeps its identifier. */
    post: operations['correctionsSplit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chunks/{id}/join': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Join a chunk with the next one of its section; its identifier stays. */
    post: operations['correctionsJoin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/corrections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The corrections of a book by hand, newest first: who, when, what it was before, whether they fit. */
    get: operations['correctionsList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/corrections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Undo a correction, or give up one that does not fit its book any more. */
    delete: operations['correctionsUndo'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/pages/{page}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The lines of a page with their boxes, and the chunks that stand on it. */
    get: operations['pagesPage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/pages/{page}/picture': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The picture of a page, with or without the borders of its chunks. */
    get: operations['pagesPicture'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of each page of a book: kept, or left out and why. */
    get: operations['pagesLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/index': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The printed index of a book: terms with pages. The first request reads the book, which takes a while. */
    get: operations['pagesIndex'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chunks/{id}/marks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where a chunk stands on its pages, and where it has the words of a query. */
    get: operations['marksMarks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A whole book as JSON lines (manifest, sections, chunks with boxes, end) or as Markdown. */
    get: operations['exportsGet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bundle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Books, or the whole library, as one file that another library takes over without computing. */
    get: operations['bundlesExport'];
    put?: never;
    /** Take over the books of a bundle. All of it is checked before; a book appears when it is whole. */
    post: operations['bundlesImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bundle/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a bundle has, and what taking it over would do. Nothing is changed. */
    post: operations['bundlesCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The runs of a document, newest first: stages, durations, attempts, errors. */
    get: operations['runsList'];
    put?: never;
    /** Start or restart the ingestion; it runs in the background. */
    post: operations['runsStart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One run. */
    get: operations['runsGet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel the queued or active run, or clear the failure of a failed document. What was not published is removed; what was published stays. */
    post: operations['runsCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retry what failed or was cancelled; saved vectors are reused. */
    post: operations['runsRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/reprocess': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Process the document again, or only some stages; the published version stays searchable until the new one replaces it. */
    post: operations['runsReprocess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The changes of all documents and runs, of models, topics and rankings, whichever process makes them. */
    get: operations['eventsAll'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The changes of one document and its runs. */
    get: operations['eventsOfDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Find the passages that answer the query best, by meaning and by words, with their pages. */
    get: operations['searchFind'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chunks/{id}/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chunks that are nearest in meaning to a chunk. */
    get: operations['similarFind'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quotes/find': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Find the books and pages in which a sentence stands, exactly or nearly. */
    post: operations['quotesFind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/context': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A context for a language model: whole passages with citations, within a budget of tokens. */
    post: operations['contextMake'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/zones': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the zones, in their order. */
    get: operations['zonesList'];
    put?: never;
    /** Add a zone. */
    post: operations['zonesAdd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/zones/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One zone. */
    get: operations['zonesGet'];
    put?: never;
    post?: never;
    /** Delete a zone; with `force` also its topics and their subtopics. */
    delete: operations['zonesDelete'];
    options?: never;
    head?: never;
    /** Change the name, the description or the order of a zone. */
    patch: operations['zonesChange'];
    trace?: never;
  };
  '/v1/zones/{id}/topics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The topics of a zone, by name. */
    get: operations['zonesTopicsOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/topics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the topics, by zone and name. */
    get: operations['topicsList'];
    put?: never;
    /** Add a topic to a zone. */
    post: operations['topicsAdd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/topics/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One topic. */
    get: operations['topicsGet'];
    put?: never;
    post?: never;
    /** Delete a topic without subtopics. */
    delete: operations['topicsDelete'];
    options?: never;
    head?: never;
    /** Change a topic, or move it to another zone. With another name its subtopics are embedded again. */
    patch: operations['topicsChange'];
    trace?: never;
  };
  '/v1/topics/{id}/subtopics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The subtopics of a topic, in their order. */
    get: operations['topicsSubtopicsOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subtopics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the subtopics, by zone and topic, in their order. */
    get: operations['subtopicsList'];
    put?: never;
    /** Add a subtopic to a topic; its vectors and lists are made in the background. */
    post: operations['subtopicsAdd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subtopics/embeddings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same list with the vectors of the intents. */
    get: operations['subtopicsListVectors'];
    put?: never;
    /** Make the vectors that subtopics lack, also where it failed before; they are made in the background. */
    post: operations['subtopicsEmbed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subtopics/embeddings/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far the vectors of all subtopics are. */
    get: operations['subtopicsVectorsState'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subtopics/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One subtopic, with the state of its vectors. */
    get: operations['subtopicsGet'];
    put?: never;
    post?: never;
    /** Delete a subtopic with its vectors and its lists. */
    delete: operations['subtopicsDelete'];
    options?: never;
    head?: never;
    /** Change a subtopic, or move it to another topic. With another name, intent or topic it is embedded again. */
    patch: operations['subtopicsChange'];
    trace?: never;
  };
  '/v1/subtopics/{id}/embeddings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One subtopic with the vectors of its intents. */
    get: operations['subtopicsGetVectors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subtopics/{id}/chunks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chunks of all books that are best for a subtopic, in one list or both. */
    get: operations['subtopicsChunks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/taxonomy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All zones, topics and subtopics, in the form that an import reads. */
    get: operations['taxonomyExport'];
    put?: never;
    /** Add what the library lacks and change what differs, all or nothing. What the body does not name stays. */
    post: operations['taxonomyImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/taxonomy/starter': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Import the taxonomy of programming that comes with the program. */
    post: operations['taxonomyImportStarter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rankings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rankings that were asked for, newest first; the last hundred with results. */
    get: operations['rankingsList'];
    put?: never;
    /** Rank the chunks of all books for every subtopic, in the background. */
    post: operations['rankingsRank'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rankings/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many chunks the lists of each subtopic have, and how good the best are. */
    get: operations['rankingsOverviewOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rankings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One ranking that was asked for, with its result. */
    get: operations['rankingsGet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Count the jobs of each name, and list the next ones. */
    get: operations['jobsJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop all processes from taking jobs, of all names or one; running jobs continue. */
    post: operations['jobsPause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Allow processes to take jobs again. */
    post: operations['jobsResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The jobs that failed for good, newest first, with their errors. */
    get: operations['jobsDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-letters/redrive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put failed jobs back into the queue: one, those of a name, or all. Each is put back once. */
    post: operations['jobsRedrive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The models of this installation. */
    get: operations['modelsList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/model-change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which models searches use, and the open change of model or else the last one. */
    get: operations['modelsStatus'];
    put?: never;
    /** Embed all chunks by another model in the background, then search with it; searches go on as before until then. */
    post: operations['modelsBegin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/model-change/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pause the change. */
    post: operations['modelsPause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/model-change/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Continue the change that was paused or has failed. */
    post: operations['modelsResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/model-change/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End the change; searches stay as they are. */
    post: operations['modelsCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/model-change/switch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Search with the new model of a change that waits for it. Its state stays `embedding` if books were published since. */
    post: operations['modelsSwitch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/model-change/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Search with the model before the last change again. */
    post: operations['modelsRollback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the library holds and how fast it grows; counted at most every five seconds. */
    get: operations['statisticsStatistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What each process of the library does now. */
    get: operations['statisticsWorkers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The settings that this process uses. Secrets have no value here, whether set or not. */
    get: operations['settingsAll'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a resumable upload (tus 1.0.0). `Upload-Metadata` may have `filename`, `title` and `difficulty`. */
    post: operations['uploadsCreate'];
    delete?: never;
    /** What the server supports of the tus protocol, in headers. */
    options: operations['uploadsOptions'];
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/uploads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an upload is, and the document that it became. */
    get: operations['uploadsGet'];
    put?: never;
    post?: never;
    /** Give up an upload; a document that it became stays. */
    delete: operations['uploadsRemove'];
    options?: never;
    /** How many bytes have arrived, in `Upload-Offset`. */
    head: operations['uploadsOffset'];
    /** Send the next bytes. The last ones make it a document: see `Colophon-Document`. */
    patch: operations['uploadsAppend'];
    trace?: never;
  };
  '/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All webhooks. */
    get: operations['webhooksList'];
    put?: never;
    /** Add an address that is told of all later events. */
    post: operations['webhooksAdd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook. */
    get: operations['webhooksGet'];
    put?: never;
    post?: never;
    /** Remove a webhook with its log. */
    delete: operations['webhooksRemove'];
    options?: never;
    head?: never;
    /** Change a webhook, or switch it on or off; only the given fields change. */
    patch: operations['webhooksChange'];
    trace?: never;
  };
  '/v1/webhooks/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a new secret; for some hours, messages have a signature by each of the two. */
    post: operations['webhooksRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a message of the type `webhook.test` now, also to a webhook that is switched off. */
    post: operations['webhooksTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The log of deliveries, newest first. */
    get: operations['webhooksDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send an event again, before those that wait. */
    post: operations['webhooksRedeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/watched-folders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The folders that the library follows or followed, and what came of them. */
    get: operations['watchedFoldersList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/watched-folders/{id}/accept-removals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accept that books are gone: the next look at the folder hides them. */
    post: operations['watchedFoldersAcceptRemovals'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/watched-folders/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a folder off the list that nobody watches; its books stay in the library. */
    delete: operations['watchedFoldersForget'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers. */
    get: operations['healthLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Database, file store, queue and model are available: the instance can work (503 otherwise). */
    get: operations['healthCheck'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same, as the readiness probe of a container platform. */
    get: operations['healthReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the keys, newest first, also those that are revoked or expired. */
    get: operations['keysList'];
    put?: never;
    /** Make a key. This answer is the only one that contains it. */
    post: operations['keysCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One key. */
    get: operations['keysGet'];
    put?: never;
    post?: never;
    /** Revoke a key, within seconds on every server; the list still shows it. */
    delete: operations['keysRevoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a key that takes the place of this one, which lives on for some hours. */
    post: operations['keysRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who asks, and what this caller may do. */
    get: operations['meMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was changed over the API, when, and by which key; newest first. */
    get: operations['auditLogList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  'run.completed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A run is complete. */
    post: operations['webhook.run.completed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'run.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A run has failed. */
    post: operations['webhook.run.failed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'run.cancelled': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A run was cancelled. */
    post: operations['webhook.run.cancelled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'document.added': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document was uploaded. */
    post: operations['webhook.document.added'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'document.completed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document can be searched. */
    post: operations['webhook.document.completed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'document.completed_with_warnings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document can be searched, but not all of it. */
    post: operations['webhook.document.completed_with_warnings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'document.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document could not be processed. */
    post: operations['webhook.document.failed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'document.deleted': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document was deleted, for good or not. */
    post: operations['webhook.document.deleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'document.restored': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A deleted document was uploaded again. */
    post: operations['webhook.document.restored'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'model_change.ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A change of model has all its vectors. If it holds, it waits for the switch. */
    post: operations['webhook.model_change.ready'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'model_change.switched': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Searches use the new model. */
    post: operations['webhook.model_change.switched'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'model_change.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A change of model cannot go on. */
    post: operations['webhook.model_change.failed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'webhook.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody asked for a test. */
    post: operations['webhook.webhook.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    BulkRequest: {
      /**
       * @description `delete` needs the scope `admin`, the others `write`.
       * @enum {string}
       */
      action: 'reprocess' | 'cancel' | 'delete' | 'set-difficulty';
      documents: string[];
      /**
       * @description Only for `reprocess`.
       * @default reading
       * @enum {string}
       */
      stage: 'reading' | 'embedding';
      /**
       * @description Only for `reprocess`.
       * @default publishing
       * @enum {string}
       */
      until: 'structuring' | 'chunking' | 'publishing';
      /**
       * @description Only for `delete`: remove instead of hide.
       * @default false
       */
      hard: boolean;
      /**
       * @description For `set-difficulty`.
       * @enum {string}
       */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
    };
    BulkErrorResponse: {
      code: string;
      message: string;
      hint: string | null;
    };
    BulkResultResponse: {
      /** Format: uuid */
      documentId: string;
      done: boolean;
      /**
       * Format: uuid
       * @description The run that was queued or cancelled.
       */
      runId: string | null;
      /** @description Why it was not done. */
      error: components['schemas']['BulkErrorResponse'] | null;
    };
    BulkResponse: {
      /** @description One for each document, in the order of the request. */
      results: components['schemas']['BulkResultResponse'][];
    };
    ListedDocumentResponse: {
      /** Format: uuid */
      id: string;
      /** @description Of the file: the same bytes are the same document. */
      sha256: string;
      title: string;
      fileName: string;
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Null until the book has been read. */
      pages: number | null;
      /** @enum {string} */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What a person should know about the status. */
      message: string;
      byteLength: number;
      /** Format: date-time */
      createdAt: string;
      /** @description How many chunks are published. */
      chunks: number;
      /** @description Which share of them the last run left with a vector, 0 to 1; null before a publication. */
      coverage: number | null;
    };
    DocumentListResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** @description Documents that the filter allows, on all pages of the list. */
      count: number;
      /** @description How many documents have each status, whatever statuses the filter names. */
      byStatus: {
        [key: string]: number;
      };
      /** @description How many documents have each difficulty, whatever difficulties the filter names. */
      byDifficulty: {
        [key: string]: number;
      };
      results: components['schemas']['ListedDocumentResponse'][];
    };
    SparseDocumentResponse: {
      /** Format: uuid */
      id?: string;
      /** @description Of the file: the same bytes are the same document. */
      sha256?: string;
      title?: string;
      fileName?: string;
      /** @enum {string} */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Null until the book has been read. */
      pages?: number | null;
      /** @enum {string} */
      status?: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What a person should know about the status. */
      message?: string;
      byteLength?: number;
      /** Format: date-time */
      createdAt?: string;
      /** @description How many chunks are published. */
      chunks?: number;
      /** @description Which share of them the last run left with a vector, 0 to 1; null before a publication. */
      coverage?: number | null;
    };
    SparseDocumentListResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** @description Documents that the filter allows, on all pages of the list. */
      count: number;
      /** @description How many documents have each status, whatever statuses the filter names. */
      byStatus: {
        [key: string]: number;
      };
      /** @description How many documents have each difficulty, whatever difficulties the filter names. */
      byDifficulty: {
        [key: string]: number;
      };
      results: components['schemas']['SparseDocumentResponse'][];
    };
    UploadRequest: {
      title?: string;
      /** @enum {string} */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /**
       * Format: binary
       * @description The PDF.
       */
      file: string;
    };
    UploadedDocumentResponse: {
      /** Format: uuid */
      id: string;
      /** @description Of the file: the same bytes are the same document. */
      sha256: string;
      title: string;
      fileName: string;
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Null until the book has been read. */
      pages: number | null;
      /** @enum {string} */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What a person should know about the status. */
      message: string;
      byteLength: number;
      /** Format: date-time */
      createdAt: string;
      /** @description The library already contained the same bytes. */
      reused: boolean;
    };
    ProgressResponse: {
      /** @description Pages, chunks or parts, as the stage counts them. */
      done: number;
      total: number;
    };
    StageTimeResponse: {
      /** @enum {string} */
      stage: 'reading' | 'structuring' | 'chunking' | 'embedding' | 'publishing' | 'ranking';
      /** @description Milliseconds. */
      ms: number;
    };
    RunErrorResponse: {
      /** @description Listed in chapter 10 of the handbook. */
      code: string;
      message: string;
      hint: string | null;
      /**
       * @description The stage in which it ended; null when it was still queued.
       * @enum {string|null}
       */
      stage: 'reading' | 'structuring' | 'chunking' | 'embedding' | 'publishing' | 'ranking' | null;
    };
    PageNoteResponse: {
      page: number;
      reason: string;
    };
    PageOffsetResponse: {
      /** @description Physical minus printed page; null if there is no constant difference. */
      pages: number | null;
      /** @enum {string} */
      by: 'labels' | 'headings';
      confirmed: boolean;
    };
    ContentsFoundResponse: {
      /** @enum {string} */
      source: 'outline' | 'links' | 'printed' | 'headings' | 'synthesised';
      entries: number;
      /** @description 0 to 1. */
      confidence?: number;
      pageOffset?: components['schemas']['PageOffsetResponse'] | null;
    };
    DroppedResponse: {
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @enum {string} */
      reason:
        | 'front-matter'
        | 'contents'
        | 'index'
        | 'back-matter'
        | 'advertisement'
        | 'placeholder'
        | 'headings'
        | 'hidden'
        | 'empty'
        | 'cover'
        | 'scanned'
        | 'unreadable'
        | 'not-read';
      /** @description Only a part of these pages was left out. */
      part: boolean;
    };
    PageRangeResponse: {
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
    };
    RepeatedLineResponse: {
      /** @description Digits are written as `#`. */
      text: string;
      /** @description How often it was left out. */
      count: number;
      pages: components['schemas']['PageRangeResponse'][];
    };
    TokenStatisticsResponse: {
      minimum: number;
      /** @description Rounded. */
      mean: number;
      maximum: number;
      /** @description Chunks that are longer than this many tokens. */
      over1000: number;
      over2000: number;
      over4000: number;
    };
    ChunksMadeResponse: {
      total: number;
      /** @description By type of chunk. */
      byType: {
        [key: string]: number;
      };
      dropped: components['schemas']['DroppedResponse'][];
      repeated?: components['schemas']['RepeatedLineResponse'][];
      tokens?: components['schemas']['TokenStatisticsResponse'] | null;
    };
    LedgerLineResponse: {
      /**
       * @description `kept`: chunks contain text of these pages; otherwise why no chunk does.
       * @enum {string}
       */
      kind:
        | 'kept'
        | 'front-matter'
        | 'contents'
        | 'index'
        | 'back-matter'
        | 'advertisement'
        | 'placeholder'
        | 'headings'
        | 'hidden'
        | 'empty'
        | 'cover'
        | 'scanned'
        | 'unreadable'
        | 'not-read';
      /** @description Number of pages. */
      count: number;
      pages: components['schemas']['PageRangeResponse'][];
    };
    NotAppliedResponse: {
      /**
       * Format: uuid
       * @description Of the correction.
       */
      id: string;
      kind: string;
      reason: string;
    };
    CorrectionsReportResponse: {
      applied: number;
      /** @description What they correct is no longer in the book. */
      notApplied: components['schemas']['NotAppliedResponse'][];
    };
    EmbeddingResultResponse: {
      total_chunks: number;
      embeddings_generated: number;
      embeddings_failed: number;
      /** @description Vectors of the same text and model that existed. */
      embeddings_reused: number;
      /** @description Texts whose end the model did not read. */
      embeddings_truncated: number;
      database_saves: number;
      database_errors: number;
      /** @description By key of a model. */
      models_used: {
        [key: string]: number;
      };
      /** @description Seconds. */
      processing_time: number;
    };
    RunCoverageResponse: {
      /** @description Chunks that have a vector of the model for their type. */
      embedded: number;
      failed: number;
      total: number;
      /** @description 0 to 1, and 1 only when no vector is missing. */
      share: number;
    };
    RankingReportResponse: {
      /** @enum {string} */
      status: 'success' | 'warning' | 'error';
      processed_subtopics: number;
      /** @description Chunks in all lists. */
      total_similarities: number;
      message: string;
    };
    ContentsEntryResponse: {
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      title: string;
      /** @description 0 is the top. */
      level: number;
    };
    ChunkPreviewResponse: {
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description Position in reading order, from 0. */
      ordinal: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      text: string;
    };
    ReportResponse: {
      pages: number;
      pageFailures: components['schemas']['PageNoteResponse'][];
      pageWarnings?: components['schemas']['PageNoteResponse'][];
      toc: components['schemas']['ContentsFoundResponse'];
      chunks?: components['schemas']['ChunksMadeResponse'];
      ledger?: components['schemas']['LedgerLineResponse'][];
      content?: components['schemas']['PageRangeResponse'] | null;
      /** @description The corrections by hand of earlier readings of the book. */
      corrections?: components['schemas']['CorrectionsReportResponse'];
      embedding?: components['schemas']['EmbeddingResultResponse'];
      coverage?: components['schemas']['RunCoverageResponse'];
      ranking?: components['schemas']['RankingReportResponse'];
      entries?: components['schemas']['ContentsEntryResponse'][];
      previews?: components['schemas']['ChunkPreviewResponse'][];
      peakRssBytes: number;
    };
    RunResponse: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      documentId: string;
      /** @enum {string} */
      state:
        | 'queued'
        | 'reading'
        | 'structuring'
        | 'chunking'
        | 'embedding'
        | 'publishing'
        | 'ranking'
        | 'completed'
        | 'failed'
        | 'cancelled';
      /**
       * @description The current stage; null when the run is queued or has ended.
       * @enum {string|null}
       */
      stage: 'reading' | 'structuring' | 'chunking' | 'embedding' | 'publishing' | 'ranking' | null;
      /** @description What the stage does, for people. */
      message: string | null;
      /** @enum {string} */
      firstStage: 'reading' | 'embedding';
      /**
       * @description The stage that it ends with.
       * @enum {string}
       */
      until: 'structuring' | 'chunking' | 'publishing';
      /**
       * Format: uuid
       * @description The run that this one retries.
       */
      retries: string | null;
      /**
       * Format: uuid
       * @description The run that replaced it when its process was lost or stopped.
       */
      replacedBy: string | null;
      /** @description How often a process started on it since it last made progress. */
      attempts: number;
      /** @description 0 to 100; never decreases. */
      percent: number;
      progress: components['schemas']['ProgressResponse'];
      /** @description Runs that are queued before it. */
      queuePosition: number | null;
      /** @description The completed stages, in order. */
      stages: components['schemas']['StageTimeResponse'][];
      /** @description Milliseconds since the process that works on it last said so. */
      heartbeatAgeMs: number | null;
      error: components['schemas']['RunErrorResponse'] | null;
      report: components['schemas']['ReportResponse'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt: string | null;
    };
    DocumentDetailsResponse: {
      /** Format: uuid */
      id: string;
      /** @description Of the file: the same bytes are the same document. */
      sha256: string;
      title: string;
      fileName: string;
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Null until the book has been read. */
      pages: number | null;
      /** @enum {string} */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What a person should know about the status. */
      message: string;
      byteLength: number;
      /** Format: date-time */
      createdAt: string;
      lastRun: components['schemas']['RunResponse'] | null;
    };
    StatusResponse: {
      /** Format: uuid */
      id: string;
      title: string;
      /** @enum {string} */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      message: string;
      /** @enum {string|null} */
      stage: 'reading' | 'structuring' | 'chunking' | 'embedding' | 'publishing' | 'ranking' | null;
      /** @description 0 to 100, for the newest run. */
      percent: number;
      progress: components['schemas']['ProgressResponse'];
      queuePosition: number | null;
      /** Format: uuid */
      runId: string | null;
      error: components['schemas']['RunErrorResponse'] | null;
      /** @description What happened to each page; null until the newest run has chunked the book. */
      ledger: components['schemas']['LedgerLineResponse'][] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      finishedAt: string | null;
    };
    ChangeRequest: {
      title?: string;
      /** @enum {string} */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
    };
    DocumentResponse: {
      /** Format: uuid */
      id: string;
      /** @description Of the file: the same bytes are the same document. */
      sha256: string;
      title: string;
      fileName: string;
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Null until the book has been read. */
      pages: number | null;
      /** @enum {string} */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What a person should know about the status. */
      message: string;
      byteLength: number;
      /** Format: date-time */
      createdAt: string;
    };
    DeletionResponse: {
      chunks: number;
      sections: number;
      embeddings: number;
      /**
       * @description `soft`: hidden, and comes back with the same file; `hard`: removed.
       * @enum {string}
       */
      kind: 'soft' | 'hard';
      /** @description What could not be done, if anything. */
      warning?: string;
    };
    FromAddressRequest: {
      title?: string;
      /** @enum {string} */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /**
       * @description Where the PDF is.
       * @example https://example.org/books/manual.pdf
       */
      url: string;
    };
    SampleResponse: {
      /** Format: uuid */
      id: string;
      /** @description Of the file: the same bytes are the same document. */
      sha256: string;
      title: string;
      fileName: string;
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Null until the book has been read. */
      pages: number | null;
      /** @enum {string} */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What a person should know about the status. */
      message: string;
      byteLength: number;
      /** Format: date-time */
      createdAt: string;
      /** @description The library already contained the same bytes. */
      reused: boolean;
      /**
       * Format: uuid
       * @description The run that ingests it, or that has completed it; null when another run works on it.
       */
      runId: string | null;
    };
    SectionResponse: {
      /**
       * Format: uuid
       * @description A book that is read again gets new sections.
       */
      id: string;
      /**
       * Format: uuid
       * @description Null at the top level.
       */
      parentId: string | null;
      /** @description Position in the contents, from 0. */
      order: number;
      /** @description 0 for the top level. */
      level: number;
      title: string;
      /** @description Titles from the top level down to this section. */
      path: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the page, if chunks know it. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @description Chunks of the section itself. */
      chunks: number;
      /** @description Chunks of the section and of all sections below it. */
      chunksBelow: number;
      /** @description Whether its title was corrected by hand. */
      corrected: boolean;
    };
    ContentsResponse: {
      /** Format: uuid */
      documentId: string;
      /** @description Where the contents come from; null before the book is ingested. */
      source: string | null;
      /** @description How sure they are, 0 to 1; null before it was measured. */
      confidence: number | null;
      /** @description All entries of the book. */
      count: number;
      /** @description In reading order. */
      results: components['schemas']['SectionResponse'][];
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
    };
    SectionNodeResponse: {
      /**
       * Format: uuid
       * @description A book that is read again gets new sections.
       */
      id: string;
      /**
       * Format: uuid
       * @description Null at the top level.
       */
      parentId: string | null;
      /** @description Position in the contents, from 0. */
      order: number;
      /** @description 0 for the top level. */
      level: number;
      title: string;
      /** @description Titles from the top level down to this section. */
      path: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the page, if chunks know it. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @description Chunks of the section itself. */
      chunks: number;
      /** @description Chunks of the section and of all sections below it. */
      chunksBelow: number;
      /** @description Whether its title was corrected by hand. */
      corrected: boolean;
      children: components['schemas']['SectionNodeResponse'][];
    };
    ContentsTreeResponse: {
      /** Format: uuid */
      documentId: string;
      /** @description Where the contents come from; null before the book is ingested. */
      source: string | null;
      /** @description How sure they are, 0 to 1; null before it was measured. */
      confidence: number | null;
      /** @description All entries of the book. */
      count: number;
      /** @description The top level. */
      entries: components['schemas']['SectionNodeResponse'][];
      /** @description False when deeper levels were left out, because of `levels` or because the answer is too large. */
      complete: boolean;
    };
    ComplexityBreakdownResponse: {
      /** @description A fifth of the lines that are not blank, at most 3. */
      lines: number;
      /** @description 2 with a function. */
      functions: number;
      /** @description 3 with a class. */
      classes: number;
      /** @description 1 with an import. */
      imports: number;
    };
    CodingComplexityResponse: {
      /** @description Sum of the parts. */
      score: number;
      /** @enum {string} */
      level: 'easy' | 'medium' | 'hard';
      breakdown: components['schemas']['ComplexityBreakdownResponse'];
    };
    ChunkResponse: {
      /** Format: uuid */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      /**
       * Format: uuid
       * @description Null outside all sections.
       */
      sectionId: string | null;
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Position in the reading order of its document, from 0. */
      ordinal: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the page, if the book says so. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @description Length in tokens of the model that embeds it. */
      tokens: number;
      /**
       * @description Of the chunk, or of its book.
       * @enum {string}
       */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Whether it was corrected by hand. */
      corrected: boolean;
      /** @description The whole text, or its first 200 characters. */
      text: string;
      /** @description How hard its program is to read; only for `code` and `try_it`. */
      complexity: components['schemas']['CodingComplexityResponse'] | null;
    };
    ChunkListResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** Format: uuid */
      documentId: string;
      /** @description Chunks that the filter allows, on all pages of the list. */
      count: number;
      /** @description The same by type. */
      byType: {
        [key: string]: number;
      };
      /** @description In reading order. */
      results: components['schemas']['ChunkResponse'][];
    };
    WholeSectionResponse: {
      section: components['schemas']['SectionResponse'];
      /** Format: uuid */
      documentId: string;
      /** @description Of the document. */
      title: string;
      /** @description The sections directly below it. */
      children: components['schemas']['SectionResponse'][];
      chunks: components['schemas']['ChunkListResponse'];
    };
    SparseChunkResponse: {
      /** Format: uuid */
      chunkId?: string;
      /** Format: uuid */
      documentId?: string;
      /**
       * Format: uuid
       * @description Null outside all sections.
       */
      sectionId?: string | null;
      /** @description Titles from the top of the contents to the section. */
      sectionPath?: string[];
      /** @description Position in the reading order of its document, from 0. */
      ordinal?: number;
      /** @enum {string} */
      type?: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description Physical page, from 1. */
      pageFirst?: number;
      /** @description Included. */
      pageLast?: number;
      /** @description The number that is printed on the page, if the book says so. */
      pageLabelFirst?: string | null;
      pageLabelLast?: string | null;
      /** @description Length in tokens of the model that embeds it. */
      tokens?: number;
      /**
       * @description Of the chunk, or of its book.
       * @enum {string}
       */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Whether it was corrected by hand. */
      corrected?: boolean;
      /** @description The whole text, or its first 200 characters. */
      text?: string;
      /** @description How hard its program is to read; only for `code` and `try_it`. */
      complexity?: components['schemas']['CodingComplexityResponse'] | null;
    };
    SparseChunkListResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** Format: uuid */
      documentId: string;
      /** @description Chunks that the filter allows, on all pages of the list. */
      count: number;
      /** @description The same by type. */
      byType: {
        [key: string]: number;
      };
      /** @description In reading order. */
      results: components['schemas']['SparseChunkResponse'][];
    };
    PartBoxResponse: {
      /** @description Points from the left edge of the page as a viewer shows it. */
      x0: number;
      /** @description Points from its lower edge. */
      y0: number;
      x1: number;
      y1: number;
      /** @description Physical page, from 1. */
      page: number;
      /** @description First character of the text that stands in this box; absent in the first box. */
      first?: number;
    };
    ChunkPartResponse: {
      /** @enum {string} */
      kind: 'heading' | 'prose' | 'list' | 'table' | 'code' | 'output';
      /** @description Unicode code point in the text of the chunk, from 0. */
      first: number;
      /** @description Included. */
      last: number;
      /** @enum {string} */
      language?:
        | 'python'
        | 'r'
        | 'shell'
        | 'c'
        | 'cpp'
        | 'java'
        | 'javascript'
        | 'sql'
        | 'xml'
        | 'html'
        | 'make'
        | 'perl';
      /** @description Cells of a row of a table. */
      columns?: number;
      /** @description The part continues from the previous chunk. */
      goesOn?: boolean;
      boxes: components['schemas']['PartBoxResponse'][];
    };
    TypeReasonResponse: {
      /**
       * @description `label`: a label above it; `only_code`: nothing but code; `cue`: a sentence; `code_share`: half of it is code or more; `listing`: a listing in its prose.
       * @enum {string}
       */
      rule: 'label' | 'only_code' | 'cue' | 'code_share' | 'listing' | 'default' | 'by_hand';
      /** @description The sentence, the share of code, or the first line of the listing. */
      evidence: string | null;
    };
    CorrectorResponse: {
      /** @description `key`, `token`, `open`: the server needed no key; `command`: at the command line. */
      kind: string;
      /** @description Identifier of the key, or subject of the token. */
      id: string | null;
      /** @description Name of the key, subject of the token, or name of the account. */
      name: string;
    };
    ChangedStateResponse: {
      /** @enum {string} */
      type?: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /**
       * @description Null: that of the book.
       * @enum {string|null}
       */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master' | null;
      title?: string;
      /** @description The texts of the chunks, in reading order. */
      texts?: string[];
    };
    CorrectedPlaceResponse: {
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Physical page, from 1. */
      page: number;
    };
    CorrectionResponse: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      documentId: string;
      /** @enum {string} */
      kind: 'type' | 'difficulty' | 'split' | 'join' | 'title';
      /**
       * @description `not_applied`: what it corrects is no longer in the book.
       * @enum {string}
       */
      status: 'applied' | 'not_applied' | 'undone';
      /** @description Why it is not applied. */
      reason: string | null;
      by: components['schemas']['CorrectorResponse'];
      /** Format: date-time */
      madeAt: string;
      /** Format: date-time */
      undoneAt: string | null;
      /** @description The name of who has undone it. */
      undoneBy: string | null;
      /** @description What it was before. */
      before: components['schemas']['ChangedStateResponse'];
      after: components['schemas']['ChangedStateResponse'];
      place: components['schemas']['CorrectedPlaceResponse'];
      /** @description The chunks that have it now, in reading order. */
      chunkIds: string[];
      /**
       * Format: uuid
       * @description The section that has it now, for a title.
       */
      sectionId: string | null;
    };
    VectorResponse: {
      /** @description Key of the model. */
      model: string;
      revision: string;
      dimension: number;
      /** @description Hash of the text that was embedded. */
      contentHash: string;
      /** @description Whether it belongs to the present text of the chunk. */
      current: boolean;
      /** Format: date-time */
      embeddedAt: string;
      /** @description The numbers, if they were asked for. */
      vector?: number[];
    };
    WholeChunkResponse: {
      /** Format: uuid */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      /**
       * Format: uuid
       * @description Null outside all sections.
       */
      sectionId: string | null;
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Position in the reading order of its document, from 0. */
      ordinal: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the page, if the book says so. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @description Length in tokens of the model that embeds it. */
      tokens: number;
      /**
       * @description Of the chunk, or of its book.
       * @enum {string}
       */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Whether it was corrected by hand. */
      corrected: boolean;
      /** @description The whole text, or its first 200 characters. */
      text: string;
      /** @description How hard its program is to read; only for `code` and `try_it`. */
      complexity: components['schemas']['CodingComplexityResponse'] | null;
      /** @description Of the document. */
      title: string;
      /** @description Null for chunks written before parts were stored. */
      parts: components['schemas']['ChunkPartResponse'][] | null;
      /** @description What decided its type; null for chunks written before that was stored. */
      typeReason: components['schemas']['TypeReasonResponse'] | null;
      /** @description The corrections by hand that shaped it, oldest first. */
      corrections: components['schemas']['CorrectionResponse'][];
      /** @description Hash of the text. */
      contentHash: string;
      /**
       * Format: uuid
       * @description The chunk before it; null at the beginning of the book.
       */
      previous: string | null;
      /**
       * Format: uuid
       * @description The chunk after it; null at the end of the book.
       */
      next: string | null;
      vectors: components['schemas']['VectorResponse'][];
    };
    CoveredChunkResponse: {
      /** Format: uuid */
      chunkId: string;
      ordinal: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The model by which searches find chunks of this type. */
      expected: string;
      /** @description Models with a vector of the present text. */
      present: string[];
      /** @description Whether searches find it by meaning. */
      embedded: boolean;
    };
    CoverageResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** Format: uuid */
      documentId: string;
      /** @description All chunks of the document. */
      total: number;
      embedded: number;
      notEmbedded: number;
      /** @description 0 to 100, and 100 only when no vector is missing. */
      percent: number;
      /** @description In reading order. */
      results: components['schemas']['CoveredChunkResponse'][];
    };
    ChunkVectorResponse: {
      /** @description Key of the model. */
      model: string;
      revision: string;
      dimension: number;
      /** @description Hash of the text that was embedded. */
      contentHash: string;
      /** @description Whether it belongs to the present text of the chunk. */
      current: boolean;
      /** Format: date-time */
      embeddedAt: string;
      /** @description The numbers, if they were asked for. */
      vector?: number[];
      /** Format: uuid */
      chunkId: string;
      ordinal: number;
    };
    VectorListResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** Format: uuid */
      documentId: string;
      /** @description All vectors of the document, by all models. */
      count: number;
      /** @description In reading order. */
      results: components['schemas']['ChunkVectorResponse'][];
    };
    CorrectChunkRequest: {
      /** @description `contentHash` of the chunk that the caller has seen: another text is not changed (409). */
      contentHash?: string;
      /** @enum {string} */
      type?: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /**
       * @description Null: that of the book again.
       * @enum {string|null}
       */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master' | null;
    };
    MadeCorrectionsResponse: {
      /** @description One for each thing that was changed. */
      corrections: components['schemas']['CorrectionResponse'][];
    };
    SplitChunkRequest: {
      /** @description `contentHash` of the chunk that the caller has seen: another text is not changed (409). */
      contentHash?: string;
      /** @description First character of the second chunk: a Unicode code point of the text, from 0. */
      offset: number;
      /**
       * @description Whether the cut may be within a program.
       * @default false
       */
      breakCode: boolean;
    };
    SeenChunkRequest: {
      /** @description `contentHash` of the chunk that the caller has seen: another text is not changed (409). */
      contentHash?: string;
    };
    RetitleRequest: {
      title: string;
    };
    CorrectionListResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** Format: uuid */
      documentId: string;
      /** @description Corrections that the filter allows, on all pages of the list. */
      count: number;
      /** @description All corrections of the document by status. */
      byStatus: {
        [key: string]: number;
      };
      /** @description Newest first. */
      results: components['schemas']['CorrectionResponse'][];
    };
    PageLineResponse: {
      /** @description Points from the left edge of the page as a viewer shows it. */
      x0: number;
      /** @description Points from its lower edge. */
      y0: number;
      x1: number;
      y1: number;
      text: string;
      /** @description Dominant font. */
      font: string;
      /** @description Of the font, in points. */
      size: number;
      /** @description Share of the characters that are monospaced, 0 to 1. */
      monoShare: number;
      /** @description Share of the characters that are bold, 0 to 1. */
      boldShare: number;
      /** @description `ordinal` of the chunk that has its text; null for what was left out. */
      chunk: number | null;
    };
    BoxResponse: {
      /** @description Points from the left edge of the page as a viewer shows it. */
      x0: number;
      /** @description Points from its lower edge. */
      y0: number;
      x1: number;
      y1: number;
    };
    PagePartResponse: {
      /** @enum {string} */
      kind: 'heading' | 'prose' | 'list' | 'table' | 'code' | 'output';
      /** @description One for each column. */
      boxes: components['schemas']['BoxResponse'][];
    };
    PageChunkResponse: {
      /** Format: uuid */
      chunkId: string;
      /** @description Position in the reading order of the document, from 0. */
      ordinal: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description One for each column; empty for chunks written before boxes were stored. */
      boxes: components['schemas']['BoxResponse'][];
      /** @description What stands in it, as far as it is on this page; in reading order. */
      parts: components['schemas']['PagePartResponse'][];
    };
    StoredPageResponse: {
      /** Format: uuid */
      documentId: string;
      /** @description Physical page, from 1. */
      page: number;
      /** @description The number that is printed on the page, if the PDF says so. */
      label: string | null;
      /** @description As a viewer shows the page, in points. */
      width: number;
      height: number;
      /** @description In reading order. */
      lines: components['schemas']['PageLineResponse'][];
      /** @description In reading order. */
      chunks: components['schemas']['PageChunkResponse'][];
    };
    LedgerResponse: {
      /** Format: uuid */
      documentId: string;
      /** @description All pages. The counts of `lines` add up to this. */
      pages: number;
      /** @description Each page in one line; null for books ingested before it was kept. */
      lines: components['schemas']['LedgerLineResponse'][] | null;
      /** @description Text that is in no chunk: whole pages, and parts of pages that are kept. */
      leftOut: components['schemas']['DroppedResponse'][];
      /** @description Running heads, page numbers and other lines that repeat, which are in no chunk: at most 200, the most frequent first; null for books ingested before they were kept. */
      repeated: components['schemas']['RepeatedLineResponse'][] | null;
      /** @description Pages that could not be read. */
      failures: components['schemas']['PageNoteResponse'][];
      /** @description Pages whose text is doubtful. */
      warnings: components['schemas']['PageNoteResponse'][];
      /** @description Without front and back matter; null when it is not known. */
      content: components['schemas']['PageRangeResponse'] | null;
    };
    IndexPartResponse: {
      title: string | null;
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
    };
    PageNumberingResponse: {
      /** @enum {string} */
      source: 'labels' | 'offset';
      /** @description Physical minus printed page; null with `labels`. */
      offset: number | null;
    };
    IndexReferenceResponse: {
      /** @description As printed. */
      label: string;
      /** @description Physical page, from 1; null if no page has the label. */
      pageFirst: number | null;
      pageLast: number | null;
      /** @description Whether the words of the term occur on one of these pages. */
      confirmed: boolean;
    };
    IndexEntryResponse: {
      /** @description Heads and sub-entry joined. */
      term: string;
      /** @description The same as a list. */
      path: string[];
      /** @description Position of its index in `parts`. */
      part: number;
      /** @description Physical pages, ascending. */
      pages: number[];
      references: components['schemas']['IndexReferenceResponse'][];
      /** @description Terms to look up instead. */
      see: string[];
      /** @description Other terms to look up. */
      seeAlso: string[];
      /** @description Share of the references that are confirmed; null without references. */
      confidence: number | null;
    };
    BookIndexResponse: {
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** Format: uuid */
      documentId: string;
      /** @description All entries. */
      count: number;
      /** @description The indexes of the book; empty if it has none. */
      parts: components['schemas']['IndexPartResponse'][];
      numbering: components['schemas']['PageNumberingResponse'] | null;
      /** @description Share of all references that are confirmed, 0 to 1. */
      confidence: number | null;
      /** @description In the order of the index. */
      results: components['schemas']['IndexEntryResponse'][];
    };
    WordBoxResponse: {
      /** @description Points from the left edge of the page as a viewer shows it. */
      x0: number;
      /** @description Points from its lower edge. */
      y0: number;
      x1: number;
      y1: number;
      text: string;
    };
    PageMarksResponse: {
      /** @description Physical page, from 1. */
      page: number;
      /** @description One for each column; empty for chunks written before boxes were stored. */
      boxes: components['schemas']['BoxResponse'][];
      /** @description Right to about the width of a letter. */
      words: components['schemas']['WordBoxResponse'][];
    };
    ChunkMarksResponse: {
      /** Format: uuid */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      pages: components['schemas']['PageMarksResponse'][];
    };
    ImportedBookResponse: {
      /**
       * Format: uuid
       * @description Here.
       */
      documentId: string;
      title: string;
      /**
       * @description `unchanged`: the library has the same of it. `restored`: it had, hidden. `conflict`: it has something else of it, which stays without `replace`. `busy`: a run works on it.
       * @enum {string}
       */
      outcome: 'added' | 'replaced' | 'unchanged' | 'restored' | 'conflict' | 'busy';
      /** @description That were written. */
      chunks: number;
      /** @description That were written. */
      vectors: number;
    };
    MergeCountsResponse: {
      created: number;
      changed: number;
      unchanged: number;
    };
    MergedTaxonomyResponse: {
      zones: components['schemas']['MergeCountsResponse'];
      topics: components['schemas']['MergeCountsResponse'];
      subtopics: components['schemas']['MergeCountsResponse'];
    };
    ImportedTopicsResponse: {
      /**
       * @description `none`: the bundle has none. `left`: the library has some, and `topics` does not ask for others.
       * @enum {string}
       */
      outcome: 'none' | 'left' | 'merged';
      /** @description Null unless they were merged. */
      counts: components['schemas']['MergedTaxonomyResponse'] | null;
    };
    ImportedBundleResponse: {
      books: components['schemas']['ImportedBookResponse'][];
      topics: components['schemas']['ImportedTopicsResponse'];
      /** @description Models of the bundle that searches here do not use. */
      foreignModels: string[];
      /** @description With `vectors=embed`: the runs that embed the books again. */
      embedding: components['schemas']['BulkResultResponse'][];
    };
    BundleModelResponse: {
      key: string;
      revision: string;
      dimension: number;
      pooling: string;
      /** @description Of its graph, hexadecimal. */
      artefactSha256: string;
    };
    ForeseenBookResponse: {
      title: string;
      /** @description Of its file, hexadecimal. */
      sha256: string;
      /**
       * Format: uuid
       * @description The document here; null: there is none yet.
       */
      documentId: string | null;
      /**
       * @description `unchanged`: the library has the same of it. `restored`: it had, hidden. `conflict`: it has something else of it, which stays without `replace`. `busy`: a run works on it.
       * @enum {string}
       */
      outcome: 'added' | 'replaced' | 'unchanged' | 'restored' | 'conflict' | 'busy';
      /** @description In the bundle. */
      chunks: number;
    };
    CheckedBundleResponse: {
      /** @description Version of the format. */
      version: number;
      /** @description Version of the program that wrote it. */
      program: string;
      /**
       * Format: date-time
       * @description When it was written.
       */
      createdAt: string;
      /** @description Whether it has all of a library, or some of its books. */
      whole: boolean;
      /** @description Whether with the PDF files. */
      files: boolean;
      /** @description Unpacked. */
      bytes: number;
      chunks: number;
      models: components['schemas']['BundleModelResponse'][];
      /** @description Models of the bundle that searches here do not use: an import asks for `vectors` then. */
      foreignModels: string[];
      books: components['schemas']['ForeseenBookResponse'][];
      /**
       * @description `none`: the bundle has none. `left`: the library has some, and `topics` does not ask for others.
       * @enum {string}
       */
      topics: 'none' | 'left' | 'merged';
    };
    StartRequest: {
      /**
       * @description Ingest again even when the document is complete.
       * @default false
       */
      force: boolean;
    };
    StartedResponse: {
      /** Format: uuid */
      runId: string;
      /** @enum {string} */
      status: 'queued' | 'completed';
    };
    QueuedResponse: {
      /** Format: uuid */
      runId: string;
      /** @enum {string} */
      status: 'queued';
    };
    RunListResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      results: components['schemas']['RunResponse'][];
    };
    RemovedRowsResponse: {
      chunks: number;
      sections: number;
      embeddings: number;
    };
    CancellationResponse: {
      /**
       * Format: uuid
       * @description The run that was cancelled or had failed.
       */
      runId: string;
      /**
       * @description The status that the document returns to.
       * @enum {string}
       */
      status: 'pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed';
      /** @description What the run had written but not published. */
      removed: components['schemas']['RemovedRowsResponse'];
    };
    ReprocessRequest: {
      /**
       * @description `embedding` does not read the book again: it embeds and publishes the chunks that wait for it. If none wait, it embeds the published chunks that lack vectors.
       * @default reading
       * @enum {string}
       */
      stage: 'reading' | 'embedding';
      /**
       * @description The stage to end with. `structuring`: the contents, as `entries` in the report of the run. `chunking`: the chunks, which wait for a run from `embedding` on. Neither of the two changes what is published.
       * @default publishing
       * @enum {string}
       */
      until: 'structuring' | 'chunking' | 'publishing';
    };
    PassageChunkResponse: {
      /** @description Unicode code point, from 0. */
      first: number;
      /** @description Included. */
      last: number;
      /** @description The physical page on which it begins, from 1. */
      page: number;
      /** Format: uuid */
      chunkId: string;
    };
    HighlightResponse: {
      /** @description Unicode code point, from 0. */
      first: number;
      /** @description Included. */
      last: number;
    };
    VectorPlaceResponse: {
      /** @description Place in the list of this leg, from 1; null if it is not in it. */
      rank: number | null;
      /** @description 0 to 1. */
      score: number | null;
    };
    LexicalPlaceResponse: {
      /** @description Place in the list of this leg, from 1; null if it is not in it. */
      rank: number | null;
      /** @description 0 to 1. */
      score: number;
    };
    ExplanationResponse: {
      vector: components['schemas']['VectorPlaceResponse'];
      lexical: components['schemas']['LexicalPlaceResponse'];
      /** @description What the score was multiplied with because of the section. */
      sectionWorth: number;
      /** @description Chunks of the same document that say the same and were folded into this one. */
      copies: number;
    };
    SearchResultResponse: {
      /**
       * Format: uuid
       * @description The best chunk of the passage.
       */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      /** @description Of the document. */
      title: string;
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      text: string;
      /** @description From 1. */
      rank: number;
      /** @description 0 to 1; comparable within one answer only. */
      score: number;
      /** @enum {string} */
      confidence: 'weak' | 'fair' | 'strong';
      /** Format: uuid */
      sectionId: string | null;
      /** @description The number that is printed on the first page, if the book says so. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @description The chunks of the passage, in reading order. */
      chunks: components['schemas']['PassageChunkResponse'][];
      /** @description Where the text has words of the query. */
      highlights: components['schemas']['HighlightResponse'][];
      /** @description One line around most of these words. */
      preview: string;
      explanation?: components['schemas']['ExplanationResponse'];
    };
    DocumentFacetResponse: {
      /** Format: uuid */
      id: string;
      title: string;
      chunks: number;
    };
    TypeFacetResponse: {
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      chunks: number;
    };
    DifficultyFacetResponse: {
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      chunks: number;
    };
    FacetsResponse: {
      documents: components['schemas']['DocumentFacetResponse'][];
      types: components['schemas']['TypeFacetResponse'][];
      /** @description Easiest first. */
      difficulties: components['schemas']['DifficultyFacetResponse'][];
    };
    VectorSearchResponse: {
      modelId: number;
      /** @description Key of the model. */
      model: string;
      /** @description Of the chunks that it was searched for. */
      types: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
      /** @enum {string} */
      by: 'hnsw' | 'exact';
    };
    QueryExplanationResponse: {
      /** @enum {string} */
      kind: 'sentence' | 'keywords' | 'identifier';
      /** @enum {string} */
      leg: 'fused' | 'vector' | 'lexical';
      /** @enum {string} */
      fusion: 'score' | 'rank';
      /** @description 0: only vectors counted; 1: only words. */
      lexicalWeight: number;
      /** @description Terms that were searched, rarest first. */
      terms: string[];
      /** @description Terms that the library does not have. */
      unknownTerms: string[];
      vectors: components['schemas']['VectorSearchResponse'][];
    };
    SearchResponse: {
      results: components['schemas']['SearchResultResponse'][];
      /**
       * @description That of the first result; `weak` also if there is none.
       * @enum {string}
       */
      confidence: 'weak' | 'fair' | 'strong';
      /** @description Counts of what was found, before it was cut to the limit. */
      facets: components['schemas']['FacetsResponse'];
      /** @description Cursor for the next page; null on the last one. */
      next: string | null;
      /** @description Milliseconds. */
      tookMs: number;
      /** @description Chunks that are found by words alone, because their vectors are from a model no longer in use, or they have none by the `model` of the request. */
      needsReembedding: number;
      explanation?: components['schemas']['QueryExplanationResponse'];
    };
    PassageResponse: {
      /**
       * Format: uuid
       * @description The best chunk of the passage.
       */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      /** @description Of the document. */
      title: string;
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      text: string;
    };
    SimilarChunkResponse: {
      /**
       * Format: uuid
       * @description The best chunk of the passage.
       */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      /** @description Of the document. */
      title: string;
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      text: string;
      /** @description From 1. */
      rank: number;
      /** @description Cosine of the vectors of both chunks. */
      score: number;
    };
    SimilarResponse: {
      /** @description The chunk in question. */
      chunk: components['schemas']['PassageResponse'];
      /** @description Best first; never the chunk itself. */
      results: components['schemas']['SimilarChunkResponse'][];
    };
    FindQuoteRequest: {
      /** @example A sentence as somebody quotes it. */
      quote: string;
      /** @description Only these books. */
      documents?: string[];
      /** @default 5 */
      limit: number;
    };
    DifferenceResponse: {
      /** @description Words of the quotation; empty if they are only in the book. */
      quote: string;
      /** @description Words of the book; empty if they are only in the quotation. */
      book: string;
    };
    QuotedStretchResponse: {
      /** @description Unicode code point, from 0. */
      first: number;
      /** @description Included. */
      last: number;
      /** Format: uuid */
      chunkId: string;
    };
    QuoteBoxResponse: {
      /** @description Points from the left edge of the page as a viewer shows it. */
      x0: number;
      /** @description Points from its lower edge. */
      y0: number;
      x1: number;
      y1: number;
      /** @description Physical page, from 1. */
      page: number;
    };
    QuotePlaceResponse: {
      /**
       * @description `near`: `differences` says what is different.
       * @enum {string}
       */
      match: 'exact' | 'near';
      /** @description Share of the letters that are the same, 0.85 to 1. */
      similarity: number;
      /** Format: uuid */
      documentId: string;
      /** @description Of the document. */
      title: string;
      /** @description Titles from the top of the contents to the section in which it begins. */
      sectionPath: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the first page, if the book says so. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @description What the book says, as one line. */
      text: string;
      differences: components['schemas']['DifferenceResponse'][];
      /** @description The chunks that hold it, in reading order. */
      chunks: components['schemas']['QuotedStretchResponse'][];
      /** @description The paragraphs that hold it, for each page and column. Empty if they are not known. */
      boxes: components['schemas']['QuoteBoxResponse'][];
    };
    QuoteResponse: {
      /**
       * @description `none`: it stands in none of the books.
       * @enum {string}
       */
      found: 'exact' | 'near' | 'none';
      /** @description All places. */
      count: number;
      /** @description If false, there may be more places. */
      countIsComplete: boolean;
      places: components['schemas']['QuotePlaceResponse'][];
      /** @description Milliseconds. */
      tookMs: number;
    };
    ContextRequest: {
      /** @description A question, or else subtopics. */
      question?: string;
      subtopics?: string[];
      /** @description Only for a question: only these books. */
      documents?: string[];
      /** @description Only for a question: compare the vectors of this model, as in a search. */
      model?: string;
      /**
       * @description Level of the readers.
       * @enum {string}
       */
      difficulty?: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /**
       * @description What it is for: `coding` (or what CONTEXT_CODING_GAMES names) gets programs, others prose.
       * @example coding
       */
      gameType?: string;
      /**
       * @description Most tokens of the whole text.
       * @default 3000
       */
      budget: number;
    };
    ContextTokensResponse: {
      budget: number;
      /** @description Never more than the budget. */
      used: number;
      /** @description Whose tokenizer counted them. */
      countedBy: string;
    };
    ContextSourceResponse: {
      /** @description Its number in the text. */
      number: number;
      /**
       * @description `supplementary`: from a book for more advanced readers.
       * @enum {string}
       */
      pool: 'primary' | 'supplementary';
      /** Format: uuid */
      chunkId: string;
      /** Format: uuid */
      documentId: string;
      /** @description Of the document. */
      title: string;
      /** @enum {string} */
      difficulty: 'beginner' | 'intermediate' | 'advanced' | 'master';
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the first page, if the book says so. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description 0 to 1, by which it was chosen. */
      score: number;
      /** @description Of programs; otherwise null. */
      complexity: components['schemas']['CodingComplexityResponse'] | null;
    };
    ContextResponse: {
      /** @description Markdown for a language model. */
      text: string;
      tokens: components['schemas']['ContextTokensResponse'];
      /** @description Nothing was found, for one of the subtopics at least: the text asks for general knowledge. */
      fallback: boolean;
      /** @description What the text quotes, in its order. */
      sources: components['schemas']['ContextSourceResponse'][];
    };
    ZoneResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      description: string;
      /** @description Place among the zones, from 0. */
      order: number;
      /** @description How many topics it has. */
      topics: number;
    };
    ZoneListResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      results: components['schemas']['ZoneResponse'][];
    };
    ParentResponse: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    TopicResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description The name for addresses. */
      slug: string;
      description: string;
      zone: components['schemas']['ParentResponse'];
      /** @description How many subtopics it has. */
      subtopics: number;
    };
    TopicListResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      results: components['schemas']['TopicResponse'][];
    };
    AddZoneRequest: {
      /** @example Data */
      name: string;
      /** @example How data is kept and changed. */
      description: string;
      /** @description After all others if it is missing. */
      order?: number;
    };
    ChangeZoneRequest: {
      name?: string;
      description?: string;
      order?: number;
    };
    RemovedTopicsResponse: {
      zones: number;
      topics: number;
      subtopics: number;
    };
    SubtopicResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description Place within the topic, from 0. */
      order: number;
      topic: components['schemas']['ParentResponse'];
      zone: components['schemas']['ParentResponse'];
      /** @description What a learner should understand. */
      conceptIntent: string | null;
      /** @description What a learner should use in code. */
      codeIntent: string | null;
      /** @description Whether it has a vector, be it of an earlier text or model. */
      hasEmbedding: boolean;
      /** @enum {string} */
      embeddingStatus: 'not_started' | 'pending' | 'processing' | 'completed' | 'failed';
      /** @description Why the last attempt failed. */
      embeddingError: string | null;
      /**
       * Format: date-time
       * @description Of the last change of the status.
       */
      embeddingStatusAt: string;
    };
    SubtopicListResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      results: components['schemas']['SubtopicResponse'][];
    };
    AddTopicRequest: {
      /** @example Lists */
      name: string;
      /** @example Values in an order. */
      description: string;
      /**
       * Format: uuid
       * @description Identifier of its zone.
       */
      zone: string;
      /** @description The name for addresses: small letters, digits and single hyphens. Made from the name if it is missing. */
      slug?: string;
    };
    ChangeTopicRequest: {
      name?: string;
      description?: string;
      /**
       * Format: uuid
       * @description Moves it to another zone.
       */
      zone?: string;
      /** @description The name for addresses: small letters, digits and single hyphens. */
      slug?: string;
    };
    IntentVectorResponse: {
      /** @enum {string} */
      slot: 'concept' | 'code';
      /** @description Key of the model. */
      model: string;
      dimension: number;
      /** Format: date-time */
      embeddedAt: string;
      vector: number[];
    };
    SubtopicVectorsResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description Place within the topic, from 0. */
      order: number;
      topic: components['schemas']['ParentResponse'];
      zone: components['schemas']['ParentResponse'];
      /** @description What a learner should understand. */
      conceptIntent: string | null;
      /** @description What a learner should use in code. */
      codeIntent: string | null;
      /** @description Whether it has a vector, be it of an earlier text or model. */
      hasEmbedding: boolean;
      /** @enum {string} */
      embeddingStatus: 'not_started' | 'pending' | 'processing' | 'completed' | 'failed';
      /** @description Why the last attempt failed. */
      embeddingError: string | null;
      /**
       * Format: date-time
       * @description Of the last change of the status.
       */
      embeddingStatusAt: string;
      /** @description By slot, newest first. */
      embeddings: components['schemas']['IntentVectorResponse'][];
    };
    SubtopicVectorsListResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      results: components['schemas']['SubtopicVectorsResponse'][];
    };
    IntentFailureResponse: {
      /** Format: uuid */
      subtopicId: string;
      name: string;
      error: string;
    };
    VectorsStateResponse: {
      /**
       * @description `pending`: subtopics wait for their vectors.
       * @enum {string}
       */
      status: 'pending' | 'completed';
      /**
       * Format: date-time
       * @description From then on vectors count as new.
       */
      since: string | null;
      /** @description Subtopics. */
      total: number;
      /** @description Subtopics that had their vectors before. */
      alreadyDone: number;
      /** @description Subtopics that got vectors since. */
      new: number;
      failed: number;
      /** @description Subtopics whose vectors are being made, or will be. */
      waiting: number;
      /** @description Vectors by key of their model; with `since` the new ones only. */
      modelsUsed: {
        [key: string]: number;
      };
      /** @description The first twenty failures. */
      errors: components['schemas']['IntentFailureResponse'][];
    };
    RankedDocumentResponse: {
      /** Format: uuid */
      id: string;
      title: string;
    };
    RankedChunkResponse: {
      /** Format: uuid */
      chunkId: string;
      /** @description Its place in the whole list, from 1. */
      rank: number;
      /** @description Cosine of the intent and the chunk. Scores of two lists must not be compared. */
      score: number;
      /** @enum {string} */
      type: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
      /** @description Physical page, from 1. */
      pageFirst: number;
      /** @description Included. */
      pageLast: number;
      /** @description The number that is printed on the first page, if the book says so. */
      pageLabelFirst: string | null;
      pageLabelLast: string | null;
      /** Format: uuid */
      sectionId: string | null;
      /** @description Titles from the top of the contents to the section. */
      sectionPath: string[];
      document: components['schemas']['RankedDocumentResponse'];
      text: string;
    };
    RankedListResponse: {
      /**
       * @description `concept`: to understand; `code`: programs, examples and exercises.
       * @enum {string}
       */
      slot: 'concept' | 'code';
      /** @description Best first. */
      chunks: components['schemas']['RankedChunkResponse'][];
    };
    SubtopicListsResponse: {
      subtopic: components['schemas']['SubtopicResponse'];
      lists: components['schemas']['RankedListResponse'][];
    };
    AddSubtopicRequest: {
      /** @example Slices */
      name: string;
      /**
       * Format: uuid
       * @description Identifier of its topic.
       */
      topic: string;
      /** @description After all others if it is missing. */
      order?: number;
      /** @description What a learner should understand. Null or an empty text: none. */
      conceptIntent?: string | null;
      /** @description What a learner should use in code. Null or an empty text: none. */
      codeIntent?: string | null;
    };
    ChangeSubtopicRequest: {
      name?: string;
      /**
       * Format: uuid
       * @description Moves it to another topic.
       */
      topic?: string;
      order?: number;
      /** @description What a learner should understand. Null or an empty text: none. */
      conceptIntent?: string | null;
      /** @description What a learner should use in code. Null or an empty text: none. */
      codeIntent?: string | null;
    };
    SubtopicInTaxonomy: {
      name: string;
      /** @description Its place in the list if it is missing. */
      order?: number;
      /** @description What a learner should understand. */
      concept?: string;
      /** @description What a learner should use in code. */
      code?: string;
    };
    TopicInTaxonomy: {
      name: string;
      /** @description Made from the name if it is missing. */
      slug?: string;
      description: string;
      subtopics?: components['schemas']['SubtopicInTaxonomy'][];
    };
    ZoneInTaxonomy: {
      name: string;
      /** @description After all others if it is missing. */
      order?: number;
      description: string;
      topics?: components['schemas']['TopicInTaxonomy'][];
    };
    Taxonomy: {
      zones: components['schemas']['ZoneInTaxonomy'][];
    };
    ThresholdsRequest: {
      concept?: number;
      code?: number;
    };
    RankRequest: {
      /** @description Least score; RANKING_THRESHOLD if it is missing. */
      threshold?: number;
      /** @description Least scores of single lists. */
      thresholds?: components['schemas']['ThresholdsRequest'];
      /** @description Chunks of each list; RANKING_LENGTH if it is missing. */
      topK?: number;
    };
    RankingThresholdsResponse: {
      concept?: number;
      code?: number;
    };
    RankingOptionsResponse: {
      threshold?: number;
      thresholds?: components['schemas']['RankingThresholdsResponse'];
      topK?: number;
    };
    RankingResultResponse: {
      /** @enum {string} */
      status: 'success' | 'warning';
      /** @description Subtopics with at least one chunk in one of their lists. */
      processed_subtopics: number;
      /** @description Chunks in all lists. */
      total_similarities: number;
      message: string;
    };
    RankingResponse: {
      /** Format: uuid */
      id: string;
      /**
       * @description `failed`: its job is among the dead letters.
       * @enum {string}
       */
      status: 'queued' | 'completed' | 'failed';
      /** @description What was asked for; the rest is as the settings say. */
      options: components['schemas']['RankingOptionsResponse'];
      /** Format: date-time */
      requestedAt: string;
      /**
       * Format: date-time
       * @description Null until the lists are made.
       */
      rankedAt: string | null;
      /** @description Counted by the limits asked for. */
      result: components['schemas']['RankingResultResponse'] | null;
    };
    RankingListResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      results: components['schemas']['RankingResponse'][];
    };
    OverviewTotalsResponse: {
      chunks: number;
      /** @description Chunks a subtopic. */
      average: number;
      /** @description How many concept lists have each coverage. */
      concept: {
        [key: string]: number;
      };
      /** @description The same of the code lists. */
      code: {
        [key: string]: number;
      };
    };
    ListOverviewResponse: {
      /** @description Chunks in the list. */
      count: number;
      /** @description Null for an empty list. */
      bestScore: number | null;
      /**
       * @description `good`: at least three chunks with a score of 0.5; `weak`: fewer; `none`: not one.
       * @enum {string}
       */
      coverage: 'good' | 'weak' | 'none';
    };
    SubtopicOverviewResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      topic: components['schemas']['ParentResponse'];
      zone: components['schemas']['ParentResponse'];
      concept: components['schemas']['ListOverviewResponse'];
      code: components['schemas']['ListOverviewResponse'];
      /** @description Chunks in both lists. */
      total: number;
      /** @description By type of chunk. */
      types: {
        [key: string]: number;
      };
      /**
       * Format: date-time
       * @description When its lists were made; null when both are empty.
       */
      rankedAt: string | null;
    };
    OverviewResponse: {
      /** @description Of the whole list, not of this page. */
      count: number;
      /** @description Address of the next page; null on the last one. */
      next: string | null;
      /** @description Address of the previous page; null on the first one. */
      previous: string | null;
      /** @description Of all subtopics that the filter lets through, on all pages. */
      totals: components['schemas']['OverviewTotalsResponse'];
      /** @description Most chunks first. */
      results: components['schemas']['SubtopicOverviewResponse'][];
    };
    JobCountsResponse: {
      waiting: number;
      /** @description They wait for a time. */
      delayed: number;
      active: number;
      /** @description They failed for good, and were not put back. */
      dead: number;
      /** @description No process takes jobs of this name. */
      paused: boolean;
    };
    QueuedJobResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description What it works on, for people. */
      about: string;
      /** @enum {string} */
      priority: 'high' | 'normal' | 'low';
      /** @description How often it was given to a worker. */
      attempts: number;
      /** @enum {string} */
      state: 'waiting' | 'delayed' | 'active';
      /** Format: date-time */
      enqueuedAt: string;
    };
    JobsResponse: {
      /** @description By name of a job. */
      counts: {
        [key: string]: components['schemas']['JobCountsResponse'];
      };
      /** @description Of each name: first the active ones, then the waiting ones in order, then the delayed. */
      jobs: components['schemas']['QueuedJobResponse'][];
    };
    PauseRequest: {
      /**
       * @description Only jobs of this name.
       * @example ingest
       */
      name?: string;
    };
    DeadLetterResponse: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description What it works on, for people. */
      about: string;
      /** @enum {string} */
      priority: 'high' | 'normal' | 'low';
      /** @description How often it was given to a worker. */
      attempts: number;
      /** @description Listed in chapter 10 of the handbook. */
      errorCode: string;
      errorMessage: string;
      /** Format: date-time */
      failedAt: string;
      /**
       * Format: date-time
       * @description When it was put back as a new job.
       */
      redrivenAt: string | null;
    };
    DeadLettersResponse: {
      /** @description Newest first. */
      deadLetters: components['schemas']['DeadLetterResponse'][];
    };
    RedriveRequest: {
      /**
       * @description Only jobs of this name.
       * @example ingest
       */
      name?: string;
      /**
       * Format: uuid
       * @description Only this one.
       */
      id?: string;
      /** @description `true`: all that were not put back yet. */
      all?: boolean;
    };
    RedrivenResponse: {
      /** @description How many jobs are in the queue again. */
      redriven: number;
    };
    ModelResponse: {
      /** @description Its name. */
      key: string;
      revision: string;
      /** @description Of its vectors. */
      dimension: number;
      /** @description Longer texts are cut off. */
      maxTokens: number;
      /** @description SPDX identifier of the licence of its weights. */
      licence: string | null;
      /** @description It comes with the program. */
      bundled: boolean;
      /** @description Total size of its files. */
      bytes: number;
    };
    ModelListResponse: {
      models: components['schemas']['ModelResponse'][];
    };
    ActiveModelResponse: {
      model: string;
      types: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
      /** @description Models before it whose vectors are kept. */
      previous: string[];
    };
    ComparedFigureResponse: {
      name: string;
      old: number;
      new: number;
    };
    ComparisonResponse: {
      /** @description Queries from the library itself. */
      queries: number;
      /** @description Mean share of the first ten results of the old model that are among those of the new one. */
      overlap: number;
      leastOverlap: number;
      /** @description Share of the queries with the same first result. */
      sameFirst: number;
      /** @description Terms of the books' own printed indexes that were asked. */
      terms?: number;
      figures?: components['schemas']['ComparedFigureResponse'][];
      /** @description Why there are no figures. */
      noFigures?: string;
    };
    ModelChangeResponse: {
      /** Format: uuid */
      id: string;
      /** @description The new model. */
      model: string;
      types: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
      /** @enum {string} */
      state: 'embedding' | 'paused' | 'finishing' | 'ready' | 'failed' | 'switched' | 'cancelled';
      /** @description It waits for the switch to be asked for. */
      holds: boolean;
      /** @description Chunks that have a vector by the new model. */
      done: number;
      total: number;
      /** @description Null until the models are compared. */
      comparison: components['schemas']['ComparisonResponse'] | null;
      /** @description Why it failed. */
      message: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt: string | null;
    };
    ModelsStatusResponse: {
      /** @description The models that searches use. */
      active: components['schemas']['ActiveModelResponse'][];
      /** @description Where the settings name another model. */
      warnings: string[];
      /** @description The open change, or else the last one. */
      change: components['schemas']['ModelChangeResponse'] | null;
    };
    ModelChangeRequest: {
      /** @description A model of this installation: the `key` of a model. */
      model: string;
      /**
       * @description Only for prose (`concept`) or for listings, examples and exercises (`code`).
       * @enum {string}
       */
      slot?: 'concept' | 'code';
      /**
       * @description Wait for the switch to be asked for when all is embedded and compared.
       * @default false
       */
      hold: boolean;
    };
    DocumentFiguresResponse: {
      total: number;
      /** @description pending, queued, processing, completed, completed_with_warnings, failed; those that occur. */
      byStatus: {
        [key: string]: number;
      };
      pages: number;
      /** @description Of the files. */
      bytes: number;
    };
    ChunkFiguresResponse: {
      total: number;
      /** @description Those that occur. */
      byType: {
        [key: string]: number;
      };
      /** @description Null without chunks. */
      meanTokens: number | null;
    };
    ModelVectorsResponse: {
      model: string;
      dimension: number;
      vectors: number;
      /** @description Whether searches use it. */
      active: boolean;
    };
    StageSpeedResponse: {
      /** @enum {string} */
      stage: 'reading' | 'structuring' | 'chunking' | 'embedding' | 'publishing' | 'ranking';
      /** @description Milliseconds. */
      median: number;
      /** @description Pages for reading, structuring and chunking; chunks for the other stages. */
      perSecond: number | null;
    };
    LastDayResponse: {
      /** @description How many runs ended in each state. */
      runs: {
        [key: string]: number;
      };
      /** @description Of the completed runs. */
      stages: components['schemas']['StageSpeedResponse'][];
    };
    StatisticsResponse: {
      documents: components['schemas']['DocumentFiguresResponse'];
      sections: number;
      chunks: components['schemas']['ChunkFiguresResponse'];
      vectors: components['schemas']['ModelVectorsResponse'][];
      /** @description The last 24 hours. */
      lastDay: components['schemas']['LastDayResponse'];
    };
    WorkResponse: {
      host: string;
      pid: number;
      /**
       * @description `run`: it leads a run. `part`: it embeds chunks of a run or of a change of model.
       * @enum {string}
       */
      kind: 'run' | 'part';
      /** Format: uuid */
      documentId: string | null;
      title: string | null;
      /** Format: uuid */
      runId: string | null;
      /** @description The model of a change; null for a run. */
      model: string | null;
      /** @enum {string} */
      stage: 'reading' | 'structuring' | 'chunking' | 'embedding' | 'publishing' | 'ranking';
      done: number;
      total: number;
      /** @description Milliseconds since it last gave a sign of life. */
      heartbeatAgeMs: number | null;
    };
    WorkListResponse: {
      work: components['schemas']['WorkResponse'][];
    };
    SettingResponse: {
      /** @description Its environment variable. */
      name: string;
      /** @description As it would be written in the environment; null for a secret. */
      value: string | null;
      default: string;
      /** @description Whether the environment or the .env file names it. */
      isSet: boolean;
      isSecret: boolean;
      /** @description What it means. */
      about: string;
    };
    SettingsResponse: {
      settings: components['schemas']['SettingResponse'][];
    };
    UploadResponse: {
      /** Format: uuid */
      id: string;
      /** @description Bytes that have arrived. */
      offset: number;
      /** @description Null while the client has not said how many there will be. */
      size: number | null;
      /**
       * Format: uuid
       * @description The document that the finished upload became.
       */
      documentId: string | null;
      /** @description Whether the library already contained the same bytes. */
      reused: boolean;
      /**
       * Format: date-time
       * @description It is removed then, finished or not.
       */
      expiresAt: string;
    };
    AddWebhookRequest: {
      /**
       * @description Where events are sent.
       * @example https://example.org/hooks/colophon
       */
      url: string;
      /**
       * @description The events to be told of. Null: all, those of later versions included.
       * @example [
       *       "document.completed",
       *       "document.failed"
       *     ]
       */
      types?:
        | (
            | 'run.completed'
            | 'run.failed'
            | 'run.cancelled'
            | 'document.added'
            | 'document.completed'
            | 'document.completed_with_warnings'
            | 'document.failed'
            | 'document.deleted'
            | 'document.restored'
            | 'model_change.ready'
            | 'model_change.switched'
            | 'model_change.failed'
          )[]
        | null;
      /** @default  */
      description: string;
    };
    NewWebhookResponse: {
      /** Format: uuid */
      id: string;
      url: string;
      description: string;
      /** @description Null: all. */
      types:
        | (
            | 'run.completed'
            | 'run.failed'
            | 'run.cancelled'
            | 'document.added'
            | 'document.completed'
            | 'document.completed_with_warnings'
            | 'document.failed'
            | 'document.deleted'
            | 'document.restored'
            | 'model_change.ready'
            | 'model_change.switched'
            | 'model_change.failed'
          )[]
        | null;
      active: boolean;
      /** @description Why it was switched off by itself. */
      offReason: string | null;
      /** Format: date-time */
      offAt: string | null;
      /**
       * Format: date-time
       * @description Until when the secret before the last rotation signs as well.
       */
      previousSecretUntil: string | null;
      /** @description Events that wait to be sent. */
      pending: number;
      /**
       * Format: date-time
       * @description When an event was last delivered.
       */
      deliveredAt: string | null;
      /** Format: date-time */
      createdAt: string;
      /** @description Signs the messages: `whsec_…`. It is shown only now. */
      secret: string;
    };
    WebhookResponse: {
      /** Format: uuid */
      id: string;
      url: string;
      description: string;
      /** @description Null: all. */
      types:
        | (
            | 'run.completed'
            | 'run.failed'
            | 'run.cancelled'
            | 'document.added'
            | 'document.completed'
            | 'document.completed_with_warnings'
            | 'document.failed'
            | 'document.deleted'
            | 'document.restored'
            | 'model_change.ready'
            | 'model_change.switched'
            | 'model_change.failed'
          )[]
        | null;
      active: boolean;
      /** @description Why it was switched off by itself. */
      offReason: string | null;
      /** Format: date-time */
      offAt: string | null;
      /**
       * Format: date-time
       * @description Until when the secret before the last rotation signs as well.
       */
      previousSecretUntil: string | null;
      /** @description Events that wait to be sent. */
      pending: number;
      /**
       * Format: date-time
       * @description When an event was last delivered.
       */
      deliveredAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    WebhookListResponse: {
      /** @description All of them, in the order in which they were added. */
      results: components['schemas']['WebhookResponse'][];
    };
    ChangeWebhookRequest: {
      /** @example https://example.org/hooks/colophon */
      url?: string;
      /**
       * @description The events to be told of. Null: all, those of later versions included.
       * @example [
       *       "document.completed",
       *       "document.failed"
       *     ]
       */
      types?:
        | (
            | 'run.completed'
            | 'run.failed'
            | 'run.cancelled'
            | 'document.added'
            | 'document.completed'
            | 'document.completed_with_warnings'
            | 'document.failed'
            | 'document.deleted'
            | 'document.restored'
            | 'model_change.ready'
            | 'model_change.switched'
            | 'model_change.failed'
          )[]
        | null;
      description?: string;
      /** @description Whether events are sent. Switched on again, it continues where it stopped. */
      active?: boolean;
    };
    RotateSecretRequest: {
      /**
       * @description Hours for which the former secret signs as well.
       * @default 24
       */
      overlapHours: number;
    };
    RotatedSecretResponse: {
      /** @description Signs the messages: `whsec_…`. It is shown only now. */
      secret: string;
      /**
       * Format: date-time
       * @description Until when the former secret signs as well.
       */
      previousSecretUntil: string;
    };
    TestResultResponse: {
      /** @description Whether the receiver answered with a status from 200 to 299. */
      delivered: boolean;
      /** @description HTTP status of the answer. */
      status: number | null;
      error: string | null;
      /** @description The beginning of the answer. */
      response: string | null;
      durationMs: number;
    };
    WebhookMessage: {
      /** @enum {string} */
      type:
        | 'run.completed'
        | 'run.failed'
        | 'run.cancelled'
        | 'document.added'
        | 'document.completed'
        | 'document.completed_with_warnings'
        | 'document.failed'
        | 'document.deleted'
        | 'document.restored'
        | 'model_change.ready'
        | 'model_change.switched'
        | 'model_change.failed'
        | 'webhook.test';
      /**
       * Format: date-time
       * @description When it happened.
       */
      timestamp: string;
      /** @description The fields of the event `run` or `document` of the event stream, with its id as `eventId`. */
      data: {
        [key: string]: unknown;
      };
    };
    DeliveryResponse: {
      /**
       * Format: uuid
       * @description Also the header `webhook-id`, which is the same for every try.
       */
      id: string;
      /** @enum {string} */
      type:
        | 'run.completed'
        | 'run.failed'
        | 'run.cancelled'
        | 'document.added'
        | 'document.completed'
        | 'document.completed_with_warnings'
        | 'document.failed'
        | 'document.deleted'
        | 'document.restored'
        | 'model_change.ready'
        | 'model_change.switched'
        | 'model_change.failed'
        | 'webhook.test';
      /** @enum {string} */
      state: 'pending' | 'delivered' | 'failed';
      attempts: number;
      /** Format: date-time */
      nextTryAt: string | null;
      /** Format: date-time */
      triedAt: string | null;
      /** @description HTTP status of the last answer. */
      status: number | null;
      /** @description Why the last try failed. */
      error: string | null;
      /** @description The beginning of the last answer. */
      response: string | null;
      durationMs: number | null;
      /** Format: date-time */
      createdAt: string;
      payload: components['schemas']['WebhookMessage'];
    };
    DeliveryListResponse: {
      /** @description Newest first. */
      results: components['schemas']['DeliveryResponse'][];
      /** @description The `cursor` of the next part; null at the end. */
      next: string | null;
    };
    RedeliveryResponse: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: 'pending';
    };
    FolderBooksResponse: {
      /** @description Nothing is left to do. */
      done: number;
      /** @description Whose run is still to be asked for. */
      waiting: number;
      /** @description Whose run is queued or in progress. */
      running: number;
      /** @description Whose run failed. */
      failed: number;
      /** @description That the library cannot take. */
      refused: number;
      /** @description Whose file is gone. */
      gone: number;
    };
    FolderErrorResponse: {
      /** @description Below the folder. */
      path: string;
      code: string;
      message: string;
    };
    WatchedFolderResponse: {
      /** Format: uuid */
      id: string;
      /** @description On the machine that watches it. */
      path: string;
      /** @description The process that watches it; null: none does. */
      watchedBy: string | null;
      /** @description Since the last sign of life of that process. */
      silentSeconds: number | null;
      /**
       * Format: date-time
       * @description The end of the last look; null before the first one.
       */
      lookedAt: string | null;
      /** @description How long listing and comparing took. */
      lookMs: number | null;
      /** @description PDF files that the last look found. */
      files: number | null;
      /** @description Why the last look saw not all, or did not follow what it saw. */
      problem: string | null;
      /** @description Books that are gone, and stay in the library until somebody accepts it. */
      heldRemovals: number;
      /** @description Somebody has accepted it: the next look hides them. */
      removalsAccepted: boolean;
      books: components['schemas']['FolderBooksResponse'];
      /** @description The first 20 books that were refused or whose run failed. */
      errors: components['schemas']['FolderErrorResponse'][];
    };
    WatchedFolderListResponse: {
      /** @description By path. */
      results: components['schemas']['WatchedFolderResponse'][];
    };
    LiveResponse: {
      /** @enum {string} */
      status: 'ok';
    };
    NewKeyRequest: {
      /**
       * @description The person or program that uses the key.
       * @example reading room
       */
      name: string;
      /**
       * @description `write` contains `read`, and `admin` contains both.
       * @enum {string}
       */
      scope: 'read' | 'write' | 'admin';
      /** @description Limits the key to these documents. */
      documents?: string[];
      /** @description Days until the key expires; without it, never. */
      days?: number;
    };
    NewKeyResponse: {
      /** @description The eight characters after `colo_`. */
      id: string;
      /** @description Who uses the key. */
      name: string;
      /** @enum {string} */
      scope: 'read' | 'write' | 'admin';
      /** @description Identifiers of the documents that the key is limited to; null: it is not limited. */
      documents: string[] | null;
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked';
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description Null: never.
       */
      expiresAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt: string | null;
      /** @description Identifier of the key that takes the place of this one. */
      replacedBy: string | null;
      /** @description The key. Only its hash is stored, so no later answer contains it. */
      key: string;
    };
    KeyResponse: {
      /** @description The eight characters after `colo_`. */
      id: string;
      /** @description Who uses the key. */
      name: string;
      /** @enum {string} */
      scope: 'read' | 'write' | 'admin';
      /** @description Identifiers of the documents that the key is limited to; null: it is not limited. */
      documents: string[] | null;
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked';
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description Null: never.
       */
      expiresAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt: string | null;
      /** @description Identifier of the key that takes the place of this one. */
      replacedBy: string | null;
    };
    KeyPageResponse: {
      results: components['schemas']['KeyResponse'][];
      /** @description The `after` of the next page; null on the last one. */
      next: string | null;
    };
    RotateRequest: {
      /**
       * @description Hours for which the old key lives on; 0 ends it at once.
       * @default 72
       */
      overlapHours: number;
    };
    MeResponse: {
      /**
       * @description `open`: the server needs no key.
       * @enum {string}
       */
      kind: 'key' | 'token' | 'open';
      /** @description Identifier of the key, or subject of the token; null: the server needs none. */
      id: string | null;
      /** @description Name of the key, or subject of the token. */
      name: string;
      /**
       * @description `write` contains `read`, and `admin` contains both.
       * @enum {string}
       */
      scope: 'read' | 'write' | 'admin';
      /** @description Identifiers of the documents that the caller is limited to; null: it is not limited. */
      documents: string[] | null;
      /** @description Whether the server asks its callers for a key. */
      needsKey: boolean;
    };
    AuditCallerResponse: {
      /** @description `key`, `token`, or `open`: the server needed no key. */
      kind: string;
      /** @description Identifier of the key, or subject of the token. */
      id: string | null;
      /** @description Name of the key, or subject of the token. */
      name: string;
    };
    AuditEntryResponse: {
      id: string;
      /** Format: date-time */
      at: string;
      caller: components['schemas']['AuditCallerResponse'];
      method: string;
      /** @description As this description names it, such as `/v1/documents/:id`. */
      route: string;
      /** @description As it was asked for, without the query. */
      path: string;
      /** @description The HTTP status of the answer; 499: the client left before it. */
      status: number;
      /** Format: uuid */
      requestId: string | null;
    };
    AuditPageResponse: {
      results: components['schemas']['AuditEntryResponse'][];
      /** @description The `after` of the next page; null on the last one. */
      next: string | null;
    };
    /** @description RFC 9457, with a stable code. */
    Problem: {
      /** @enum {string} */
      type: 'about:blank';
      title: string;
      status: number;
      /** @description For people; the wording may change in a later version. */
      detail: string;
      /** @description For programs; listed in chapter 10 of the handbook. */
      code: string;
      /** @description The field or parameter that was wrong, if there is one. */
      field?: string;
      /** @description How to solve the problem. */
      hint?: string;
      /**
       * Format: uuid
       * @description The id under which the log contains the cause.
       */
      requestId?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  bulkForEach: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsList: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        status?: ('pending' | 'queued' | 'processing' | 'completed' | 'completed_with_warnings' | 'failed')[];
        difficulty?: ('beginner' | 'intermediate' | 'advanced' | 'master')[];
        /** @description Only these, if the rest of the filter allows them. */
        document?: string[];
        /** @description A part of the title or of the file name, in any case. */
        title?: string;
        /** @description Added at this time or later. */
        from?: string;
        /** @description Added before this time. */
        until?: string;
        /** @description A minus turns the order round. */
        sort?: '-createdAt' | 'createdAt' | 'title' | '-title' | 'pages' | '-pages';
        /** @description The hidden documents instead of the live ones. */
        deleted?: boolean;
        /** @description Only these fields of each result, with commas between them: id, sha256, title, fileName, difficulty, pages, status, message, byteLength, createdAt, chunks, coverage. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description With `fields`, results have only these. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | components['schemas']['DocumentListResponse']
            | components['schemas']['SparseDocumentListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsUpload: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': components['schemas']['UploadRequest'];
      };
    };
    responses: {
      /** @description The library already contained the file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadedDocumentResponse'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadedDocumentResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentDetailsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsDelete: {
    parameters: {
      query?: {
        /** @description Remove the file and all rows instead of hiding them. */
        hard?: boolean;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletionResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsChange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  documentsRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  fromAddressUpload: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FromAddressRequest'];
      };
    };
    responses: {
      /** @description The library already contained the file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadedDocumentResponse'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadedDocumentResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `address.off`, `address.not_allowed`, or the host name is wrong. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `address.unreachable`, `address.too_slow`, `address.no_answer`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sampleAdd: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The library already contained it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SampleResponse'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SampleResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  contentsList: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContentsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  contentsTree: {
    parameters: {
      query?: {
        /** @description Most levels. */
        levels?: number;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContentsTreeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  contentsSection: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        type?: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
        /** @description Whole texts, or their first 200 characters. */
        view?: 'preview' | 'full';
        /** @description Without the chunks of the sections below it. */
        direct?: boolean;
      };
      header?: never;
      path: {
        /** @description Identifier of a section. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeSectionResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctionsRetitle: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a section. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RetitleRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeCorrectionsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `run.active`, `correction.waiting`: a run replaces the chunks; `chunk.changed`: it has another text. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  chunksList: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        type?: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
        /** @description Whole texts, or their first 200 characters. */
        view?: 'preview' | 'full';
        /** @description Without the chunks of the sections below it. */
        direct?: boolean;
        /** @description Only chunks on this physical page. */
        page?: number;
        /** @description First page, counted from 1. */
        pageFirst?: number;
        /** @description Last page, included. */
        pageLast?: number;
        /** @description Only chunks of this section and those below it. */
        section?: string;
        /** @description Only these fields of each result, with commas between them: chunkId, documentId, sectionId, sectionPath, ordinal, type, pageFirst, pageLast, pageLabelFirst, pageLabelLast, tokens, difficulty, corrected, text, complexity. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description With `fields`, results have only these. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | components['schemas']['ChunkListResponse']
            | components['schemas']['SparseChunkListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  chunksGet: {
    parameters: {
      query?: {
        /** @description Whether to add the numbers of its vectors. */
        vectors?: boolean;
        /** @description Markdown has fenced code. Without it, the header `Accept` decides. */
        format?: 'json' | 'markdown';
      };
      header?: never;
      path: {
        /** @description The `chunkId` of a search result or of a list. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeChunkResponse'];
          'text/markdown': string;
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctionsSet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a chunk. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['CorrectChunkRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeCorrectionsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `run.active`, `correction.waiting`: a run replaces the chunks; `chunk.changed`: it has another text. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  chunksCoverage: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        /** @description Only chunks without the vector that searches use. */
        missing?: boolean;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CoverageResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  chunksEmbeddings: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        /** @description Whether to add the numbers. */
        vectors?: boolean;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VectorListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctionsSplit: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a chunk. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SplitChunkRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeCorrectionsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `run.active`, `correction.waiting`: a run replaces the chunks; `chunk.changed`: it has another text. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctionsJoin: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a chunk. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['SeenChunkRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeCorrectionsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `run.active`, `correction.waiting`: a run replaces the chunks; `chunk.changed`: it has another text. `correction.no_next`: it is the last one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctionsList: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        status?: ('applied' | 'not_applied' | 'undone')[];
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CorrectionListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctionsUndo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a correction. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CorrectionResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `correction.undone`, `correction.built_upon`, `run.active`, `correction.waiting`. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pagesPage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Physical page, from 1. */
        page: number;
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StoredPageResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pagesPicture: {
    parameters: {
      query?: {
        /** @description In pixels. */
        width?: 800 | 1200 | 1600;
        format?: 'webp' | 'png';
        /** @description Whether to draw the borders of the chunks. */
        boxes?: boolean;
      };
      header?: never;
      path: {
        /** @description Physical page, from 1. */
        page: number;
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/webp': string;
          'image/png': string;
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pagesLedger: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The document is not ingested yet. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pagesIndex: {
    parameters: {
      query?: {
        /** @description Most results. A page also ends at 256 kB. */
        limit?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookIndexResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  marksMarks: {
    parameters: {
      query?: {
        /** @description Whose words are marked. Without it, only the chunk is. */
        query?: string;
      };
      header?: never;
      path: {
        /** @description Identifier of a chunk. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChunkMarksResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportsGet: {
    parameters: {
      query?: {
        format?: 'jsonl' | 'markdown';
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': string;
          'text/markdown': string;
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The document is not ingested yet. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  bundlesExport: {
    parameters: {
      query?: {
        /** @description Only these books; otherwise all, with the topics of the library. */
        document?: string[];
        /** @description With the PDF files. */
        files?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-tar': string;
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A document does not exist, or the key does not show it. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A book, or all of the library, has nothing to read yet. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  bundlesImport: {
    parameters: {
      query?: {
        /** @description Take the version of the bundle where the library has another one. */
        replace?: boolean;
        /** @description Take topics over although the library has some: what differs is changed. */
        topics?: boolean;
        /** @description With vectors by another model than the one that searches use: `refuse` the bundle, `adopt` them beside the others (needs the scope `admin`), or `embed` the books again. */
        vectors?: 'refuse' | 'adopt' | 'embed';
      };
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-tar': string;
        'application/gzip': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportedBundleResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Its vectors are by another model, and `vectors` does not say what to do. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  bundlesCheck: {
    parameters: {
      query?: {
        /** @description Take the version of the bundle where the library has another one. */
        replace?: boolean;
        /** @description Take topics over although the library has some: what differs is changed. */
        topics?: boolean;
      };
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-tar': string;
        'application/gzip': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckedBundleResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runsList: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
      };
      header?: never;
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runsStart: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['StartRequest'];
      };
    };
    responses: {
      /** @description The document is complete and `force` is not set: the run that completed it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StartedResponse'];
        };
      };
      /** @description The run is queued. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueuedResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state of the document does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `queue.client_full`: this client has reached its limit of waiting runs. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `queue.full`: the queue has reached its limit of waiting runs. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runsGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runsCancel: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancellationResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state of the document does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runsRetry: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The run is queued. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueuedResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state of the document does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `queue.client_full`: this client has reached its limit of waiting runs. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `queue.full`: the queue has reached its limit of waiting runs. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runsReprocess: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReprocessRequest'];
      };
    };
    responses: {
      /** @description The run is queued. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueuedResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state of the document does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `queue.client_full`: this client has reached its limit of waiting runs. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `queue.full`: the queue has reached its limit of waiting runs. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eventsAll: {
    parameters: {
      query?: never;
      header?: {
        /** @description The id of the last event that the client has; all later events are sent first. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events `run` (state, stage, percent, progress, saved, stageStartedAt, rate, secondsLeft, attempts, error), `document` (status, message, deleted), `correction` (correctionId, kind, status) and `reset` (the missed events are no longer stored: read the present state); a comment every 15 s. Of the library as a whole: `model_change` (changeId, model, state, message, done, total), `topics` (the tree of topics or their vectors have changed) and `ranking` (rankingId, status). */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events.client_full`: this client has too many streams. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events.too_many_clients`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eventsOfDocument: {
    parameters: {
      query?: never;
      header?: {
        /** @description The id of the last event that the client has; all later events are sent first. */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description Identifier of a document. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events `run` (state, stage, percent, progress, saved, stageStartedAt, rate, secondsLeft, attempts, error), `document` (status, message, deleted), `correction` (correctionId, kind, status) and `reset` (the missed events are no longer stored: read the present state); a comment every 15 s. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events.client_full`: this client has too many streams. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `events.too_many_clients`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchFind: {
    parameters: {
      query: {
        query: string;
        limit?: number;
        type?: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
        document?: string[];
        /** @description Only these sections and those below them: the `sectionId` of a result. */
        section?: string[];
        /** @description First page, counted from 1. */
        pageFirst?: number;
        /** @description Last page, included. */
        pageLast?: number;
        difficulty?: ('beginner' | 'intermediate' | 'advanced' | 'master')[];
        /** @description By meaning and words, by meaning alone (`vector`), or by words alone (`lexical`). */
        leg?: 'fused' | 'vector' | 'lexical';
        /** @description Compare the vectors of this model, instead of the one in use: a `model` of `vectors` in `/v1/statistics`. Types of chunks of which it has no vectors are searched as usual. */
        model?: string;
        fusion?: 'score' | 'rank';
        /** @description Leaves out results with a lower score. */
        minScore?: number;
        /** @description The `next` of an answer to the same request. */
        cursor?: string;
        /** @description Whether to say how each result was found and ranked. */
        explain?: boolean;
        /** @description The query is being typed: words alone are searched, and may be unfinished or misspelled. */
        typing?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such document, or no such model. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The library has no vectors of the model. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  similarFind: {
    parameters: {
      query?: {
        limit?: number;
        type?: ('concept' | 'code' | 'example' | 'exercise' | 'try_it')[];
        document?: string[];
        /** @description Compare the vectors of this model, as in a search; the chunk must have one by it. */
        model?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimilarResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `chunk.no_vector`: its book must be embedded again. `model.no_vectors`: the library has none of the model. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  quotesFind: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FindQuoteRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuoteResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such document. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  contextMake: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ContextRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContextResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such subtopic or document. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  zonesList: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  zonesAdd: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddZoneRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another zone has this name or this order; `field` says which. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  zonesGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  zonesDelete: {
    parameters: {
      query?: {
        /** @description Delete its topics and their subtopics too. */
        force?: boolean;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RemovedTopicsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has topics, and `force` is not set. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  zonesChange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeZoneRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another zone has this name or this order; `field` says which. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  zonesTopicsOf: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  topicsList: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
        /** @description Only the topics of this zone. */
        zone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such zone. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  topicsAdd: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddTopicRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such zone. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The zone has a topic with this name or slug; `field` says which. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  topicsGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  topicsDelete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RemovedTopicsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has subtopics. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  topicsChange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeTopicRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The zone has a topic with this name or slug; `field` says which. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  topicsSubtopicsOf: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsList: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
        /** @description Only the subtopics of this zone. */
        zone?: string;
        /** @description Only the subtopics of this topic. */
        topic?: string;
        /** @description Only those whose vectors are so far. */
        status?: 'not_started' | 'pending' | 'processing' | 'completed' | 'failed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such zone or topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsAdd: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddSubtopicRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The topic has a subtopic of this name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsListVectors: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
        /** @description Only the subtopics of this zone. */
        zone?: string;
        /** @description Only the subtopics of this topic. */
        topic?: string;
        /** @description Only those whose vectors are so far. */
        status?: 'not_started' | 'pending' | 'processing' | 'completed' | 'failed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicVectorsListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such zone or topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsEmbed: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `since` is the time of the request. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VectorsStateResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsVectorsState: {
    parameters: {
      query?: {
        /** @description Vectors from this time on count as new: the `since` of the answer to a POST. */
        since?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VectorsStateResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsDelete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RemovedTopicsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsChange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeSubtopicRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The topic has a subtopic of this name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsGetVectors: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicVectorsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  subtopicsChunks: {
    parameters: {
      query?: {
        /** @description One list; both if it is missing. */
        slot?: 'concept' | 'code';
        /** @description Only chunks of this type. */
        type?: 'concept' | 'code' | 'example' | 'exercise' | 'try_it';
        /** @description Chunks of each list. */
        limit?: number;
        /** @description Least score. */
        minSimilarity?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubtopicListsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  taxonomyExport: {
    parameters: {
      query?: {
        format?: 'yaml' | 'json';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description JSON, or YAML by `format`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taxonomy'];
          'application/yaml': components['schemas']['Taxonomy'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  taxonomyImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Taxonomy'] | string;
        'application/yaml': components['schemas']['Taxonomy'] | string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MergedTaxonomyResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is in the library and not in the body; `detail` says where. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  taxonomyImportStarter: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MergedTaxonomyResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A zone of the library has the order of one of its zones. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rankingsList: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RankingListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rankingsRank: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RankRequest'];
      };
    };
    responses: {
      /** @description It is queued. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RankingResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ranking.too_many`: a hundred requests wait. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rankingsOverviewOf: {
    parameters: {
      query?: {
        limit?: number;
        offset?: number;
        /** @description Only the subtopics of this topic. */
        topic?: string;
        /** @description Least number of chunks in both lists. */
        minChunks?: number;
        /** @description Part of the name of the subtopic or its topic. */
        text?: string;
        /** @description Only subtopics with a list that the library serves so. */
        coverage?: 'good' | 'weak' | 'none';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverviewResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rankingsGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RankingResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jobsJobs: {
    parameters: {
      query?: {
        /** @description Only jobs of this name. */
        name?: string;
        /** @description Of each name. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jobsPause: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PauseRequest'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jobsResume: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PauseRequest'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jobsDeadLetters: {
    parameters: {
      query?: {
        /** @description Only jobs of this name. */
        name?: string;
        /** @description Of each name. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLettersResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  jobsRedrive: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RedriveRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedrivenResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such job, or it was already put back. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsList: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelsStatusResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsBegin: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ModelChangeRequest'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelChangeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This installation has no such model. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another change is open, or searches already use the model. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsPause: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelChangeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No change is open, or its state does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsResume: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelChangeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No change is open, or its state does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsCancel: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelChangeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No change is open, or its state does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsSwitch: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelChangeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No change is open, or its state does not allow it; `detail` names it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  modelsRollback: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelChangeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no former model, or another change is open. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  statisticsStatistics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatisticsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  statisticsWorkers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  settingsAll: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingsResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadsCreate: {
    parameters: {
      query?: never;
      header: {
        'Upload-Metadata'?: string;
        'Upload-Length'?: number;
        'Tus-Resumable': '1.0.0';
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `Location` is the address of the upload. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadsOptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadsGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadsRemove: {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': '1.0.0';
      };
      path: {
        /** @description Identifier of an upload. */
        id: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadsOffset: {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': '1.0.0';
      };
      path: {
        /** @description Identifier of an upload. */
        id: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadsAppend: {
    parameters: {
      query?: never;
      header: {
        'Upload-Offset': number;
        'Tus-Resumable': '1.0.0';
      };
      path: {
        /** @description Identifier of an upload. */
        id: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `Upload-Offset` is not the number of bytes that have arrived. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksList: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksAdd: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddWebhookRequest'];
      };
    };
    responses: {
      /** @description The webhook with its secret. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewWebhookResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook.too_many`: the library has all the webhooks it may have. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a webhook. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksRemove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a webhook. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is removed. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksChange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a webhook. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeWebhookRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksRotate: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a webhook. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateSecretRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedSecretResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksTest: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a webhook. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What came of it, delivered or not. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestResultResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksDeliveries: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the answer before. */
        cursor?: string;
        state?: 'pending' | 'delivered' | 'failed';
      };
      header?: never;
      path: {
        /** @description Identifier of a webhook. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhooksRedeliver: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a webhook. */
        id: string;
        /** @description Identifier of a delivery in the log. */
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It waits to be sent. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedeliveryResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook.off`: the webhook is switched off. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  watchedFoldersList: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchedFolderListResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  watchedFoldersAcceptRemovals: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Identifier of a watched folder. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchedFolderResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `watch.nothing_held`: no removals wait. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  watchedFoldersForget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of a watched folder. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is off the list. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `watch.folder_held`: a process watches it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  healthLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LiveResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  healthCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Health Check is successful */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @example ok
             * @enum {string}
             */
            status?: 'ok' | 'degraded';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /** @example {} */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  healthReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Health Check is successful */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @example ok
             * @enum {string}
             */
            status?: 'ok' | 'degraded';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /** @example {} */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  keysList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyPageResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  keysCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewKeyRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewKeyResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no document that the key is to be limited to. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key belongs to another request, or to one in progress. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  keysGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  keysRevoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  keysRotate: {
    parameters: {
      query?: never;
      header?: {
        /** @description A new value for each request that is not a repetition. A repetition within 24 hours gets the first answer. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewKeyResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What the path names does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body arrives too slowly. */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is revoked, expired or already replaced. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body or the file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body has a type that the route does not accept. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  meMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditLogList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPageResponse'];
        };
      };
      /** @description A parameter, the body or the file is wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key or token is missing, malformed, unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key lacks the scope; or the request uses a host name that this server does not have, or comes from a page of another site. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not support this method; `Allow` lists those it supports. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This client has reached its limit. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The address and the headers are too long. */
      431: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An internal error of Colophon. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A service is unavailable, full or not set up. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.run.completed': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'run.completed';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.run.failed': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'run.failed';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.run.cancelled': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'run.cancelled';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.document.added': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'document.added';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.document.completed': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'document.completed';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.document.completed_with_warnings': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'document.completed_with_warnings';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.document.failed': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'document.failed';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.document.deleted': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'document.deleted';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.document.restored': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'document.restored';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.model_change.ready': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'model_change.ready';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.model_change.switched': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'model_change.switched';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.model_change.failed': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'model_change.failed';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'webhook.webhook.test': {
    parameters: {
      query?: never;
      header: {
        /** @description The message; the same for every try. */
        'webhook-id': string;
        /** @description When it was sent, in seconds since 1970. */
        'webhook-timestamp': string;
        /** @description HMAC-SHA256 of id, timestamp and body, as Standard Webhooks says; two during a rotation. */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookMessage'] & {
          /** @constant */
          type?: 'webhook.test';
        };
      };
    };
    responses: {
      /** @description The receiver wants no more messages: the webhook is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The receiver has the message. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The message is sent again later. Redirects are not followed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
