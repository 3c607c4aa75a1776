import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseExactly, stringifyExactly} from '../../main/resources/web/app/exact-json.js';

test('parseExactly_wholeNumbers_keepAllTheirDigits', () => {
  const text = '{"a": [9007199254740993, -9223372036854775808, 18446744073709551615, 1]}';
  assert.deepEqual(parseExactly(text), {
    a: [9007199254740993n, -9223372036854775808n, 18446744073709551615n, 1],
  });
});

test('parseExactly_otherNumbers_areAsEver', () => {
  const text = '[9007199254740991, 1.2345678901234567890, 0.12345678901234567890, 1.0E17, 12345678901234567890e2, -1]';
  assert.deepEqual(parseExactly(text), JSON.parse(text));
});

test('parseExactly_digitsInTexts_stayTexts', () => {
  const text = String.raw`{"9007199254740993": ["9007199254740993", "a\\", "\"9007199254740993\"", ", 9007199254740993,"]}`;
  assert.deepEqual(parseExactly(text), JSON.parse(text));
});

test('parseExactly_noJson_isRefused', () => {
  assert.throws(() => parseExactly('[9007199254740993'), SyntaxError);
});

test('stringifyExactly_whatWasParsed_isTheSame', () => {
  const text = '[9007199254740993,{"a":"9007199254740993","b":[-9223372036854775808,1.5]}]';
  assert.equal(stringifyExactly(parseExactly(text)), text);
});

test('parseExactly_textsThatLookLikeWhatNumbersBecome_stayTexts', () => {
  const text = String.raw`{"\u00001234567890123456": ["\u00001234567890123456", "\u0000\u00001234567890123456", "\u0000", 9007199254740993]}`;
  const whole = '\u00001234567890123456';
  assert.deepEqual(parseExactly(text), {[whole]: [whole, `\u0000${whole}`, '\u0000', 9007199254740993n]});
  assert.equal(stringifyExactly(parseExactly(text)), text.replaceAll(' ', ''));
});

test('stringifyExactly_digitsBehindAQuote_stayInTheirText', () => {
  const value = ['"\u00001234567890123456', '"\u0000\u00001'];
  assert.deepEqual(JSON.parse(stringifyExactly(value)), value);
});

test('parseExactly_longTextThatEndsEarly_isRefusedAtOnce', () => {
  const began = performance.now();
  assert.throws(() => parseExactly(`[1234567890123456, "${'\\"'.repeat(100_000)}`), SyntaxError);
  assert.ok(performance.now() - began < 1000);
});
