import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentRun } from '../run.ts';

/** The messages of a run that were posted to our listener: kept in files, since the workers that read them are other processes. */
export const postedMessages = {
  /** Keeps a text that was sent to a phone. */
  keep(phone: string, text: string): void {
    appendFileSync(pathOf(phone), `${JSON.stringify(text)}\n`);
  },

  /** The texts that were sent to a phone, oldest first. */
  to(phone: string): string[] {
    const path = pathOf(phone);
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    return lines.map(each => JSON.parse(each) as string);
  },
};

/** Numbers may be written in other ways than we gave them: their digits tell them apart. */
function pathOf(phone: string): string {
  return join(currentRun().directory, `messages-${phone.replaceAll(/\D/g, '').slice(0, 20)}`);
}
