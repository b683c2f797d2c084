import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A self-signed certificate for the loopback, made by openssl; undefined where there is none. */
export function makeCertificate(
  directory: string,
): { key: Buffer; cert: Buffer; path: string } | undefined {
  const path = join(directory, 'certificate.pem');
  const keyPath = join(directory, 'key.pem');
  const options = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj';
  const names = ['/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', keyPath, '-out', path];
  try {
    execFileSync('openssl', [...options.split(' '), ...names, ...files], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { key: readFileSync(keyPath), cert: readFileSync(path), path };
}
