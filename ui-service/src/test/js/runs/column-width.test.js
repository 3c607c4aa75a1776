import assert from 'node:assert/strict';
import {test} from 'node:test';
import {GridColumns} from '../../../main/resources/web/app/runs/grid-columns.js';

globalThis.document = {createElement: () => ({setAttribute: () => {}})};
const {ColumnEdge} = await import('../../../main/resources/web/app/runs/column-width.js');

const LOSS = {kind: 'metric', key: 'loss'};
const usual = {columns: [LOSS], pins: 0, tick: false, isCurve: () => false};

/** The table as far as the edge of a head knows it; told has what the address is to say. */
function table(widths) {
  const columns = new GridColumns();
  const told = [];
  const lay = () => columns.lay({...usual, widths}, 3800, {setProperty: () => {}});
  lay();
  return {
    told,
    lay,
    shown: {...usual, onWidth: (column, width) => told.push(width)},
    placeOf: () => ({row: -1, column: 2}),
    widthAt: (index) => columns.widthAt(index),
    draw(index, width) {
      columns.draw(index, width, usual);
      lay();
    },
  };
}

function pointer(clientX) {
  const closest = () => ({draggable: true});
  return {clientX, button: 0, pointerId: 1, target: {closest, setPointerCapture: () => {}}};
}

function drag(grid, ...xs) {
  const edge = new ColumnEdge();
  edge.begin(pointer(xs[0]), grid);
  xs.slice(1).forEach((x) => edge.move(pointer(x), grid));
  edge.end(pointer(xs.at(-1)), grid);
}

test('edge_drawn_givesItsColumnTheWidth', () => {
  const grid = table(new Map());
  const before = grid.widthAt(2);
  drag(grid, 500, 560);
  assert.deepEqual(grid.told, [before + 60]);
  assert.equal(grid.widthAt(2), before + 60);
});

test('edge_drawnAndTakenBack_leavesTheWidthAsItWas', () => {
  for (const widths of [new Map(), new Map([['m:loss', 333]])]) {
    const grid = table(widths);
    drag(grid, 500, 560, 500);
    assert.deepEqual(grid.told, []);
    widths.set('m:loss', 400);
    grid.lay();
    assert.equal(grid.widthAt(2), 400, 'as the address says');
  }
});
