import type { DateTime } from 'luxon';

/**
 * Working days in the Netherlands: not Saturday, Sunday or a public holiday (Regulation 1182/71, Art. 2; Algemene
 * termijnenwet, Art. 3, with Good Friday, which it equates with them).
 * @param day any moment of the day, in Dutch time
 */
export function isWorkingDay(day: DateTime): boolean {
  return day.weekday <= 5 && !isPublicHoliday(day);
}

function isPublicHoliday(day: DateTime): boolean {
  const monthDay = day.toFormat('MM-dd');
  if (monthDay === '01-01' || monthDay === '05-05' || monthDay === '12-25' || monthDay === '12-26')
    return true;
  if (monthDay === kingsDay(day)) return true;
  const sinceEaster = Math.round(day.startOf('day').diff(easterSunday(day), 'days').days);
  // Good Friday, Easter Monday, Ascension Day, Whit Monday; the Sundays are no working days already.
  return [-2, 1, 39, 50].includes(sinceEaster);
}

/** 27 April, or the day before when that is a Sunday. */
function kingsDay(day: DateTime): string {
  return day.set({ month: 4, day: 27 }).weekday === 7 ? '04-26' : '04-27';
}

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(day: DateTime): DateTime {
  const { year } = day;
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + correction + 15) % 30;
  const fullMoon = epact - Math.floor((golden + 11 * epact) / 319);
  const weekday = (2 * (century % 4) + 2 * Math.floor(inCentury / 4) - (inCentury % 4) - fullMoon + 32) % 7;
  const month = Math.floor((fullMoon + weekday + 90) / 25);
  return day.set({ month, day: (fullMoon + weekday + month + 19) % 32 }).startOf('day');
}
