import { register } from 'node:module';

/** Gives the suites a stage in place of Playwright; everything else stays as it is. */
const resolve = `
export function resolve(specifier, context, next) {
  const isSuite = context.parentURL?.includes('/suites/');
  const stage = ${JSON.stringify(new URL('test-double.ts', import.meta.url).href)};
  return specifier === '@playwright/test' && isSuite ? next(stage, context) : next(specifier, context);
}`;

register(`data:text/javascript,${encodeURIComponent(resolve)}`);
