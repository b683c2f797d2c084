import { register } from 'node:module';

/** Lets the files of `suites/` import the double in place of Playwright's `test`. */
const hooks = `
export function resolve(specifier, context, next) {
  const isSuite = context.parentURL?.startsWith(${JSON.stringify(new URL('../../suites/', import.meta.url).href)});
  const double = ${JSON.stringify(new URL('test-double.ts', import.meta.url).href)};
  return specifier === '@playwright/test' && isSuite ? next(double, context) : next(specifier, context);
}`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
