import assert from 'node:assert/strict';
import {test} from 'node:test';
import {groupsCsv} from '../../../main/resources/web/app/runs/groups-csv.js';

test('groupsCsv_groups_haveEveryDigitAndNoFormula', () => {
  const by = [{kind: 'param', key: 'learning rate'}, {kind: 'tag', key: '=team'}];
  const aggregates = ['mean(metrics.`val/loss`)', 'max(attributes.start_time)'];
  const csv = groupsCsv(by, aggregates, [
    {keys: ['-0.5', '=HYPERLINK("x")'], runs: 3, values: [0.1 + 0.2, 0]},
    {keys: [null, ''], runs: 1200, values: [null, 'Infinity']},
    {keys: ['a,b', '＝1'], runs: 1, values: [-1e-7, null]},
  ]);
  assert.deepEqual(csv.split('\r\n'), [
    'params.learning rate,tags.=team,runs,mean(metrics.val/loss),max(attributes.start_time)',
    `-0.5,"'=HYPERLINK(""x"")",3,0.30000000000000004,1970-01-01T00:00:00.000Z`,
    ',"",1200,,Infinity',
    `"a,b",'＝1,1,-1e-7,`,
    '',
  ]);
});
