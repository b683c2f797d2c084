import { readFileSync } from 'node:fs';
import { SettingsError } from './settings-error.ts';

/**
 * The text of a file that the user has written, without a byte order mark; `named` begins the sentence where it cannot be
 * read. @throws SettingsError
 */
export function readText(path: string, named: string, remedy: string): string {
  const bytes = bytesOf(path, named, remedy);
  if (bytes.includes(0) || /^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2)))
    throw new SettingsError(
      `${named} is not UTF-8 text (Windows shells write UTF-16): save it as UTF-8`,
    );
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function bytesOf(path: string, named: string, remedy: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? message})`;
    throw new SettingsError(`${named} ${what}: ${remedy}`);
  }
}
