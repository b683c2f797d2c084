import { test } from '@playwright/test';

test('a test of a user beside the suite', () => console.log('a test of a user ran'));
