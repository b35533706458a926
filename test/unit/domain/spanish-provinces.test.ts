import { describe, expect, test } from 'vitest';
import { provincePrefix } from '../../../src/domain/spanish-provinces.js';

describe('the prefix of a Spanish province', () => {
  test.each([
    ['Madrid', '28'],
    ['BARCELONA', '08'],
    ['A Coruña', '15'],
    ['a coruna', '15'],
    ['Vizcaya', '48'],
    ['Bizkaia', '48'],
    ['Gipuzkoa', '20'],
    ['Araba/Álava', '01'],
    ['Illes  Balears', '07'],
    ['Las Palmas', '35'],
    ['Santa Cruz de Tenerife', '38'],
    ['Ceuta', '51'],
    ['Melilla', '52'],
    ['Leo\u0301n', '24'],
    [' Sevilla ', '41'],
  ])('of %s is %s', (province, prefix) => expect(provincePrefix(province)).toBe(prefix));

  test.each([[''], ['CA'], ['Castilla y León'], ['Lisboa'], ['28'], ['__proto__']])(
    'of %s is not known',
    (province) => {
      expect(provincePrefix(province)).toBeUndefined();
    },
  );
});
