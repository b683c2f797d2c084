import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { baseline } from '../reporters/baseline.ts';
import { readReport, run } from './report-file.ts';

const besideConfig = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `npm run baseline -- [report.json] [known-failures.yaml]`: excuses what the last run found, keeping reasons that stand. */
run(
  ([report = besideConfig('results/report.json'), file = besideConfig('known-failures.yaml')]) => {
    const existing = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const text = baseline(readReport(report), existing);
    writeFileSync(file, text);
    const entries = text.match(/^ *- id:/gm)?.length ?? 0;
    process.stdout.write(
      `${file}: ${entries} known failures. Read the reasons before you commit it.\n`,
    );
    return 0;
  },
);
