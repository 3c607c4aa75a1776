import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {csvOfPoints, parquetUrl, pointsFiles} from '../../../main/resources/web/app/charts/points-file.js';
import {summaryOf} from '../../../main/resources/web/app/charts/values.js';

globalThis.document = {baseURI: 'http://localhost/'};

function bucketsOf(count) {
  const curve = Curve.of(
    {
      first_x: [0, 10],
      last_x: [9, 19],
      count: [count - 10, 10],
      nan_count: [0, 0],
      min: [0, 0],
      max: [1, 1],
      first: [0, 0],
      last: [1, 1],
    },
    10,
  );
  return {curve, summary: summaryOf(curve)};
}

test('pointsFiles_everyMarkIsAPoint_areNone', () => {
  const curve = Curve.of({x: [0, 1], value: [1, 2]}, 10);
  assert.equal(pointsFiles([{curve, summary: summaryOf(curve)}]), null);
});

test('pointsFiles_buckets_haveAsManyPointsAsACallMay', () => {
  const few = pointsFiles([bucketsOf(5000)]);
  assert.deepEqual(few, {
    note: '5,000 points in 2 rows, each with its least and greatest value',
    csv: true,
    parquet: true,
    limit: 'All points come as CSV where no run has more than 10,000',
  });
  assert.equal(pointsFiles([bucketsOf(10_001)]).csv, false);
  assert.equal(pointsFiles(Array.from({length: 50}, () => bucketsOf(5000))).csv, true);
  assert.equal(pointsFiles(Array.from({length: 51}, () => bucketsOf(5000))).csv, false);
});

test('csvOfPoints_points_areRows', () => {
  const series = [{run_id: 'r', points: 2, x: [5, 6], step: [5, 6], timestamp: [100, 101], value: [0.1, 'NaN']}, {run_id: 's'}];
  assert.equal(
    csvOfPoints('val/loss', [{runId: 'r', name: 'a,b'}], series),
    'run_id,run_name,metric,step,timestamp,value\r\nr,"a,b",val/loss,5,100,0.1\r\nr,"a,b",val/loss,6,101,NaN\r\n',
  );
});

test('csvOfPoints_buckets_areNoPoints', () => {
  assert.equal(csvOfPoints('loss', [], [{run_id: 'r', first_x: [0]}]), null);
});

test('parquetUrl_range_isInIt', () => {
  const url = String(parquetUrl('val/loss', ['a', 'b'], {x: 'relative', range: {from: 1, to: 9}}));
  assert.match(url, /run_ids=a&run_ids=b&metric_keys=val%2Floss&x_axis=relative_time&start=1&end=9&format=parquet/);
});
