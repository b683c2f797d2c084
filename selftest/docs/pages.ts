import { parsed, run } from '../../commands/command.ts';
import { writePart } from '../../commands/generated-part.ts';
import { exampleRequests } from '../inboxes/example-requests.ts';
import { requirementsPage } from './requirements-page.ts';

/** `npm run pages`: writes the parts of the documentation that follow from data; with `--check` it only compares. */
await run(async () => {
  const { values } = parsed({ options: { check: { type: 'boolean' } } });
  const parts = {
    'docs/requirements.md': requirementsPage(),
    'docs/inboxes.md': await exampleRequests(),
  };
  const codes = Object.entries(parts).map(([page, part]) =>
    writePart(page, 'npm run pages', part, values.check),
  );
  return Math.max(...codes);
});
