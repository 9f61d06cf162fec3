import { useState } from 'react';
import { FolderOpen, Upload } from 'lucide-react';
import { useDocuments } from '../../api/documents.js';
import { libraryTexts } from '../../texts/library.js';
import { Button } from '../../ui/button.js';
import { Loading } from '../../ui/loaded.js';
import { ViewHeader } from '../../ui/panel.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { FirstRun } from '../start/first-run.js';
import { FirstBook } from '../start/first-book.js';
import { DocumentsTable } from './documents-table.js';
import { Filters } from './filters.js';
import { documentsQueryOf, isFiltered } from './library-search.js';
import { NoneFound } from './none-found.js';
import { chooseFiles } from './uploads/choose-files.js';
import { useDocumentRows } from './use-document-rows.js';
import { useLibrarySearch } from './use-library-search.js';

export function LibraryView() {
  const { search, change } = useLibrarySearch();
  const list = useDocumentRows(search);
  const counts = useDocuments({ ...documentsQueryOf(search), limit: 1 }).data;
  const isEmpty = !isFiltered(search) && counts?.count === 0 && list.rows.length === 0;
  const [selected, setSelected] = useState<Readonly<Record<string, true>>>({});
  if (isEmpty && !list.isLoading) return <FirstRun />;
  return (
    <div className="flex h-full min-h-[28rem] flex-col gap-3">
      <ViewHeader
        title={libraryTexts.title}
        about={counts && libraryTexts.books(counts.count)}
        actions={
          <>
            <Button onClick={() => chooseFiles('folder')}>
              <FolderOpen aria-hidden="true" />
              {libraryTexts.addFolder}
            </Button>
            <Button kind="primary" onClick={() => chooseFiles()}>
              <Upload aria-hidden="true" />
              {libraryTexts.add}
            </Button>
          </>
        }
      />
      {!isFiltered(search) && counts?.count === 1 && list.rows[0] && <FirstBook document={list.rows[0]} />}
      <Filters search={search} counts={counts} onChange={change} />
      {list.error !== null && <ProblemNotice error={list.error} onRetry={list.refetch} />}
      {list.isLoading && list.error === null && <Loading />}
      {!list.isLoading && list.rows.length === 0 && (
        <NoneFound isDeleted={search.deleted === true} onClear={() => change(CLEARED)} />
      )}
      {list.rows.length > 0 && (
        <DocumentsTable
          rows={list.rows}
          count={counts?.count ?? list.rows.length}
          sort={search.sort ?? '-createdAt'}
          onSort={(sort) => change({ sort })}
          onEnd={list.readMore}
          selected={selected}
          onSelect={setSelected}
        />
      )}
    </div>
  );
}

const CLEARED = { title: undefined, status: undefined, difficulty: undefined, deleted: undefined };
