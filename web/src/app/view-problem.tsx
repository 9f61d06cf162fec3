import { Link } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { texts } from '../texts/texts.js';
import { buttonLook } from '../ui/button.js';
import { EmptyState } from '../ui/panel.js';
import { ProblemNotice } from '../ui/problem-notice.js';

export function NotFound() {
  const { title, detail } = texts.problems.notFound;
  return (
    <EmptyState
      icon={<FileQuestion />}
      title={title}
      about={detail}
      actions={
        <Link to="/library" className={buttonLook('primary')}>
          {texts.shell.library}
        </Link>
      }
    />
  );
}

/** A view that could not be drawn. The rest of the page goes on. */
export function ViewProblem({ error, reset }: { error: unknown; reset: () => void }) {
  return <ProblemNotice error={error} onRetry={reset} />;
}
