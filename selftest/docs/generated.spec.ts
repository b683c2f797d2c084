import { expect, test } from '@playwright/test';
import { exampleRequests } from '../inboxes/example-requests.ts';
import { page } from './markdown.ts';
import { requirementsPage } from './requirements-page.ts';

for (const [path, made] of Object.entries({
  'docs/requirements.md': requirementsPage,
  'docs/inboxes.md': exampleRequests,
}))
  test(`${path} holds what npm run pages writes`, async () => {
    const part = `<!-- written by npm run pages -->\n\n${await made()}\n<!-- prettier-ignore-end -->`;

    expect(page(path).includes(part), 'it is up to date (npm run pages)').toBe(true);
  });
