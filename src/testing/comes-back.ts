import { aHeldFamily, type HeldFamily } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import type { Browser } from './site.ts'
import type { Story } from './story.ts'

export type Closed = { family: HeldFamily; inquiry: Inquiry; held: string }
export type Returned = Closed & { maja: Browser; asked: string }

/** Maja wrote once, and became a family with a page of her own; Anne, who held it, closed it when it was well. */
export async function aFamilyThatClosed(story: Story): Promise<Closed> {
  const { database, network } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne, words: 'Det var svært i foråret.' })
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'C' })
  const [adult] = family.adults
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = $2, ended_by = $3, ended_by_person = $4 where id = $1),
       c as (update counselling.conversation set family_id = $2 where inquiry_id = $1)
     update core.hat set person_id = $5, became_id = $6, ended_at = platform.now() where id = $7`,
    [inquiry.id, family.id, network.anne.hat, network.anne.person, adult!.person, adult!.hat, inquiry.writer.hat],
  )
  const held = `/desk/families/${family.id}`
  await close(story, held)
  return { family, inquiry, held }
}

export async function close(story: Story, held: string): Promise<void> {
  const goodbye = { closing: 'goals-reached', words: 'Vi er enige', reached: 'Ro om natten', ifWorse: 'Ring', afterCare: 'Nej' }
  await (await story.signedIn(story.network.anne)).send(held, goodbye, { action: `${held}/close` })
}

/** Ninety days later she writes again from her page. */
export async function aMotherWhoComesBack(story: Story): Promise<Returned> {
  const closed = await aFamilyThatClosed(story)
  await story.database.advance(90 * 86_400_000)
  const maja = await story.site.signedIn(closed.family.adults[0]!.hat)
  await maja.send('/min-side', { words: 'Nu er det svært igen.' }, { action: '/min-side/samtale' })
  return { ...closed, maja, asked: `/desk/inquiries/${closed.inquiry.id}` }
}
