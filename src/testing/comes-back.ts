import { aHeldFamily, type HeldFamily } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import type { Browser } from './site.ts'
import type { Story } from './story.ts'

export type Returned = { family: HeldFamily; inquiry: Inquiry; anne: Browser; maja: Browser; held: string; asked: string }

/**
 * Maja wrote once, and became a family with a page of her own; Anne, who held it, closed it when it was well. Ninety days later she writes
 * again from her page.
 */
export async function aMotherWhoComesBack(story: Story, { level = 'C' as 'C' | 'D' } = {}): Promise<Returned> {
  const { database, network } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne, words: 'Det var svært i foråret.' })
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', level })
  const [adult] = family.adults
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = $2, ended_by = $3, ended_by_person = $4 where id = $1),
       c as (update counselling.conversation set family_id = $2 where inquiry_id = $1)
     update core.hat set person_id = $5, became_id = $6, ended_at = platform.now() where id = $7`,
    [inquiry.id, family.id, network.anne.hat, network.anne.person, adult!.person, adult!.hat, inquiry.writer.hat],
  )
  const held = `/desk/families/${family.id}`
  const goodbye = { closing: 'goals-reached', words: 'Vi er enige', reached: 'Ro om natten', ifWorse: 'Ring', afterCare: 'Nej' }
  await (await story.signedIn(network.anne)).send(held, goodbye, { action: `${held}/close` })
  await database.advance(90 * 86_400_000)
  const maja = await story.site.signedIn(adult!.hat)
  await maja.send('/min-side', { words: 'Nu er det svært igen.' }, { action: '/min-side/samtale' })
  return { family, inquiry, anne: await story.signedIn(network.anne), maja, held, asked: `/desk/inquiries/${inquiry.id}` }
}
