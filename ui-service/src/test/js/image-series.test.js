import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  imageAt,
  imageSeries,
  parseImageName,
} from '../../main/resources/web/app/artifacts/image-series.js';

const ID = '0f8b1c2d-1111-2222-3333-444455556666';

test('parseImageName_mlflowsName_tellsKeyStepAndTime', () => {
  assert.deepEqual(parseImageName(`val~dogs+step+30+timestamp+1700000000000+${ID}.png`), {
    key: 'val/dogs',
    step: 30,
    timestamp: 1700000000000,
    id: ID,
    small: false,
  });
});

test('parseImageName_nameOfOlderClients_isReadToo', () => {
  const image = parseImageName(`val#dogs%step%-1%timestamp%17%${ID}%compressed.webp`);
  assert.equal(image.key, 'val/dogs');
  assert.equal(image.step, -1);
  assert.equal(image.small, true);
});

test('parseImageName_otherFiles_areNone', () => {
  for (const name of [
    'dogs.png',
    'a+step+1.png',
    `a+step+x+timestamp+1+${ID}.png`,
    `a+step%1+timestamp+1+${ID}.png`,
  ]) {
    assert.equal(parseImageName(name), null);
  }
});

test('imageSeries_files_areGroupedByKeyAndOrderedByStep', () => {
  const name = (key, step, small = '') => `images/${key}+step+${step}+timestamp+5+${ID}${small}`;
  const other = {path: 'images/a.png'};
  const folder = {path: `images/${`x+step+1+timestamp+5+${ID}.png`}`, is_dir: true};
  const {series, others} = imageSeries([
    {path: name('b', 10, '.png')},
    {path: name('b', 10, '+compressed.webp')},
    {path: name('b', 9, '+compressed.webp')},
    {path: name('b', 9, '.png')},
    {path: name('a', 1, '+compressed.webp')},
    other,
    folder,
  ]);
  assert.deepEqual(others, [other, folder]);
  assert.deepEqual(
    series.map(({key, images}) => [key, images.map(({path}) => path)]),
    [
      ['a', [name('a', 1, '+compressed.webp')]],
      ['b', [name('b', 9, '.png'), name('b', 10, '.png')]],
    ],
  );
});

test('imageAt_stepBetweenImages_isTheOneBefore', () => {
  const images = [{step: 0}, {step: 10}, {step: 10}, {step: 20}];
  assert.equal(imageAt(images, -5), 0);
  assert.equal(imageAt(images, 10), 2);
  assert.equal(imageAt(images, 15), 2);
  assert.equal(imageAt(images, 99), 3);
});
