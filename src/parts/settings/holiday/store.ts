import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type HolidayRow = { day: string; nameDa: string; nameEn: string; own: boolean; calledOff: boolean }

export async function readComingHolidays(tx: Tx): Promise<HolidayRow[]> {
  const { rows } = await sql<HolidayRow>`
    select day, name_da as "nameDa", name_en as "nameEn", own, called_off_at is not null as "calledOff" from core.holiday
    where day >= platform.today() and (day < platform.today() + 366 or own) order by day`.execute(tx)
  return rows
}

export async function isHoliday(tx: Tx, day: string): Promise<boolean> {
  const { rows } = await sql`select from core.holiday where day = ${day} and called_off_at is null`.execute(tx)
  return rows.length > 0
}

/** A day that was called off is kept again. */
export async function addHoliday(tx: Tx, { day, nameDa, nameEn }: { day: string; nameDa: string; nameEn: string }): Promise<void> {
  const again =
    await sql`update core.holiday set called_off_at = null, name_da = ${nameDa}, name_en = ${nameEn} where day = ${day} and own and called_off_at is not null`.execute(
      tx,
    )
  if (again.numAffectedRows === 0n)
    await tx.insertInto('core.holiday').values({ day, name_da: nameDa, name_en: nameEn, own: true }).execute()
}

export async function callOffHoliday(tx: Tx, day: string): Promise<boolean> {
  const done =
    await sql`update core.holiday set called_off_at = platform.now() where day = ${day} and own and called_off_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}
