import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawSoon} from '../../../main/resources/web/app/charts/frames.js';

test('drawSoon_oneFails_othersAreDrawnNowAndLater', async () => {
  const reported = [];
  globalThis.requestAnimationFrame = (frame) => setTimeout(() => frame(performance.now()), 0);
  globalThis.reportError = (error) => reported.push(error.message);
  const drawn = () =>
    new Promise((resolve) => {
      drawSoon({
        paint: () => {
          resolve();
          return 1;
        },
      });
    });
  drawSoon({
    paint() {
      throw new Error('broken');
    },
  });
  await drawn();
  await drawn();
  assert.deepEqual(reported, ['broken']);
});
