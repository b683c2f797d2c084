import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Project, User } from '../reference/model.ts';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { extension, program } from '../spec/program.ts';
import { requirements } from '../suites/catalogue.ts';
import { forgetSettings, give, noteCommand, preparePlaywright } from '../targets/command-line.ts';
import { exitCode } from '../targets/outcome.ts';
import { readSettings } from '../targets/settings.ts';
import { parsed, run } from './command.ts';
import { runPlaywright } from './run-playwright.ts';
import { outboxOf, settingsFor } from './serving.ts';
import { fileOf } from './test.ts';

/** A server that looks login IDs up by a pattern, as a query with LIKE does: a part of one and `%` is enough to sign in. */
class LooksUpByPattern extends Reference {
  protected override findUser(project: Project, loginId: string): User | undefined {
    const begins = ({ loginIds }: User) =>
      loginIds.some(each => each.startsWith(loginId.slice(0, -1)));
    const byPattern = loginId.endsWith('%') ? [...project.users.values()].find(begins) : undefined;
    return super.findUser(project, loginId) ?? byPattern;
  }
}

const terminal = resolve(import.meta.dirname, `../reporters/terminal${extension}`);

/**
 * `demo [--grep …]`: tests a broken server of ours, so that somebody new sees a finding. Nothing is set, and nothing is left.
 */
await run(async () => {
  const { values } = parsed({ options: { grep: { type: 'string' } } });
  const folder = mkdtempSync(join(tmpdir(), 'conformance-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.chdir(folder); // no .env and no list of the user's counts here
  forgetSettings();
  const reference = new LooksUpByPattern();
  const { url } = await serve(reference);
  const { LINK_LIFETIME_S: _, ...settings } = settingsFor(reference, url); // expiry would take longer
  give({ ...settings, ...outboxOf(url), TARGET_NAME: 'demo' });
  console.log(
    `This tests a deliberately broken server that comes with the suite, at ${url}:\n` +
      `it looks up login IDs with SQL LIKE, so % matches any text.\nTo test yours: ${program} init\n`,
  );
  noteCommand('demo');
  preparePlaywright(readSettings(requirements).playwrightReport);
  const grep = values.grep === undefined ? [] : ['--grep', values.grep];
  const words = ['--reporter', terminal, ...grep, fileOf('sign-in.refuses-unregistered')];
  runPlaywright('test', words, code => (exitCode(code) === 1 ? 0 : 1));
});
