import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, MaxLength, validate, ValidateNested } from 'class-validator';
import { gatherRulesOnce } from './rules-of-classes.js';

class Named {
  @IsString() name: unknown;
}
class Dog extends Named {
  @IsInt() legs: unknown;
}
class Kennel {
  @ValidateNested() dog: unknown;
}
const wrong = async (dto: object): Promise<string[]> =>
  (await validate(dto)).flatMap(({ constraints = {} }) => Object.keys(constraints)).sort();
const aDog = (said: Partial<Dog>): Dog => Object.assign(new Dog(), said);

const gathered = jest.spyOn(getMetadataStorage(), 'getTargetValidationMetadatas');
beforeAll(() => {
  gatherRulesOnce();
});

describe('the rules of a class', () => {
  it('are gathered once, however many of it are checked', async () => {
    gathered.mockClear();
    for (let count = 0; count < 5; count++) expect(await wrong(aDog({ name: 'Rex', legs: 4 }))).toEqual([]);
    expect(gathered).toHaveBeenCalledTimes(1);
    gatherRulesOnce();
    expect(await wrong(aDog({ name: 1, legs: 'four' }))).toEqual(['isInt', 'isString']);
    expect(gathered).toHaveBeenCalledTimes(1);
  });

  it('of an object within another too', async () => {
    gathered.mockClear();
    const kennel = Object.assign(new Kennel(), { dog: aDog({ name: 'Rex', legs: 4 }) });
    for (let count = 0; count < 5; count++) expect(await wrong(kennel)).toEqual([]);
    // Of the kennel, and of a dog in one.
    expect(gathered).toHaveBeenCalledTimes(2);
  });

  it('count also where they are said after it was checked, of it or of what it inherits from', async () => {
    expect(await wrong(aDog({ name: 'Rex the dog', legs: 4 }))).toEqual([]);
    MaxLength(3)(Named.prototype, 'name');
    expect(await wrong(aDog({ name: 'Rex the dog', legs: 4 }))).toEqual(['maxLength']);
  });
});
