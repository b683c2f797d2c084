import { run } from '../../commands/command.ts';
import { writePart } from '../../commands/generated-part.ts';
import { exampleRequests } from '../inboxes/example-requests.ts';
import { requirementsPage } from './requirements-page.ts';

/** `npm run pages`: writes the parts of the documentation that follow from data; a self-test compares them. */
await run(async () => {
  writePart('docs/requirements.md', 'npm run pages', requirementsPage());
  return writePart('docs/inboxes.md', 'npm run pages', await exampleRequests());
});
