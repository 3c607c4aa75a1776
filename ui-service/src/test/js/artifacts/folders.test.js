import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openFolders} from '../../../main/resources/web/app/artifacts/folders.js';
import {listAll} from '../../../main/resources/web/app/artifacts/source.js';

const PAGE = 10;

let paths;
let failing;
let calls;

/** Pages of ten of what is in paths just now. */
const source = {
  async list(folder, token) {
    calls += 1;
    if (failing) {
      throw new Error('no answer');
    }
    const from = Number(token ?? 0);
    const files = paths.slice(from, from + PAGE).map((path) => ({path}));
    return {files, next: from + PAGE < paths.length ? String(from + PAGE) : undefined};
  },
};

const numbered = (count) =>
  Array.from({length: count}, (_, index) => `f/${String(index).padStart(3, '0')}`);
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const shown = (folders) => folders.get('f').files.map(({path}) => path);

beforeEach(() => {
  paths = numbered(5);
  failing = false;
  calls = 0;
});

test('refresh_folderThatGrowsBeyondAPage_staysLive', async () => {
  const folders = openFolders(source, () => {});
  folders.toggle('f');
  await settled();
  paths = numbered(25);
  folders.refresh();
  await settled();
  assert.deepEqual(shown(folders), paths);
});

test('refresh_folderOfManyPages_isListedAnewOnceInAWhile', async (context) => {
  context.mock.timers.enable({apis: ['Date'], now: 1_000_000});
  paths = numbered(25);
  const folders = openFolders(source, () => {});
  folders.want('f');
  await settled();
  assert.equal(folders.get('f').pages, 3);
  for (const count of [26, 27]) {
    paths = numbered(count);
    folders.refresh();
    folders.refresh();
    await settled();
  }
  assert.equal(shown(folders).length, 26);
  context.mock.timers.tick(15_000);
  folders.refresh();
  await settled();
  assert.deepEqual(shown(folders), paths);
  assert.equal(calls, 9);
});

test('refresh_firstPageOfMany_isAsMuchAnew', async () => {
  paths = numbered(25);
  const folders = openFolders(source, () => {});
  folders.toggle('f');
  await settled();
  paths = numbered(10);
  folders.refresh();
  await settled();
  assert.equal(calls, 2);
  assert.equal(folders.get('f').next, undefined);
});

test('read_afterAFailureAmongImages_goesOnToTheEnd', async () => {
  paths = numbered(35);
  const folders = openFolders(source, () => {
    failing = calls === 1;
  });
  folders.want('f');
  await settled();
  assert.equal(folders.get('f').error.message, 'no answer');
  failing = false;
  folders.read('f');
  await settled();
  assert.deepEqual(shown(folders), paths);
  assert.equal(folders.get('f').error, undefined);
});

test('refresh_folderThatFailed_isThereAgain', async () => {
  failing = true;
  const folders = openFolders(source, () => {});
  folders.toggle('f');
  await settled();
  failing = false;
  folders.refresh();
  await settled();
  assert.deepEqual(shown(folders), paths);
});

test('listAll_moreThanMayBe_isCutAndSaysSo', async () => {
  paths = numbered(35);
  assert.equal((await listAll(source, 'f')).files.length, 35);
  const {files, cut} = await listAll(source, 'f', undefined, 20);
  assert.deepEqual([files.length, cut], [20, true]);
});
