import { expect, test } from 'vitest';
import { badFiles } from './support/corpus.ts';
import { person, startFiles } from './support/files.ts';

test.each(['disk', 's3'] as const)('each bad file is refused with its reason, and nothing of any stays, on %s', async (store) => {
  await using files = await startFiles({ store, settings: { FILES_PIXEL_LIMIT: '1000000' } });
  const ada = person();
  for (const { what, name, content, reason } of await badFiles()) {
    const { data, errors } = await files.send(ada, [name, content]);
    expect(data?.upload?.results, what).toEqual([{ file: null }]);
    expect(errors, what).toEqual([
      {
        message: expect.stringMatching(/\.$/),
        path: ['upload', 'results', 0, 'file'],
        extensions: { code: 'FILE_REFUSED', field: 'file', reason },
      },
    ]);
  }
  expect(await files.kept()).toEqual({ rows: 0, contents: 0 });
  expect(await files.sql('select blob_key from blob_to_delete')).toEqual([]);
});
