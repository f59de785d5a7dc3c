import { addDays } from '#platform/clock.ts'

export type Holiday = { day: string; nameDa: string; nameEn: string }

/** The years whose holidays every database knows. */
export const holidayYears = { from: 2024, to: 2040 }

/** Easter Sunday of a year in the Gregorian calendar, by the phases of the moon as the church reckons them. */
export function easter(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leapDropped = century - Math.floor(century / 4)
  const moon = (leapDropped - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30
  const fullMoon = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11))
  const weekday = (year + Math.floor(year / 4) + fullMoon + 2 - leapDropped) % 7
  return addDays(`${year}-03-28`, fullMoon - weekday)
}

/** Danish public holidays. Great Prayer Day was the fourth Friday after Easter and is a working day from 2024. */
export function danishHolidays(year: number): Holiday[] {
  const sunday = easter(year)
  const named = (day: string, nameDa: string, nameEn: string): Holiday => ({ day, nameDa, nameEn })
  return [
    named(`${year}-01-01`, 'Nytårsdag', "New Year's Day"),
    named(addDays(sunday, -3), 'Skærtorsdag', 'Maundy Thursday'),
    named(addDays(sunday, -2), 'Langfredag', 'Good Friday'),
    named(sunday, 'Påskedag', 'Easter Sunday'),
    named(addDays(sunday, 1), '2. påskedag', 'Easter Monday'),
    ...(year < 2024 ? [named(addDays(sunday, 26), 'Store bededag', 'Great Prayer Day')] : []),
    named(addDays(sunday, 39), 'Kristi himmelfartsdag', 'Ascension Day'),
    named(addDays(sunday, 49), 'Pinsedag', 'Whit Sunday'),
    named(addDays(sunday, 50), '2. pinsedag', 'Whit Monday'),
    named(`${year}-12-25`, 'Juledag', 'Christmas Day'),
    named(`${year}-12-26`, '2. juledag', 'Second Christmas Day'),
  ]
}

export function allHolidays(): Holiday[] {
  const years = Array.from({ length: holidayYears.to - holidayYears.from + 1 }, (_, index) => holidayYears.from + index)
  return years.flatMap(danishHolidays)
}
