import { Around, AwayToday, answersToday } from '#core/circle/around.tsx'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { type LinkByMail, WaysBackIn } from '#core/send/choice/way-back-in.tsx'
import { NewToMe } from '#core/send/new-to-me.tsx'
import type { WaitingNotice } from '#core/send/store.ts'
import { InDanger, MySafeAnswer, type SafeAnswer } from '#parts/counselling/index.ts'
import { LinkButton } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { safeAnswerAddress } from '../safe-answer/routes.tsx'
import type { Word } from '../talk/store.ts'
import { newest, WordForm, Words, whoReads } from '../talk/talk.tsx'
import { texts } from '../texts.ts'
import { NextDate, Promises, Steps } from './plan.tsx'
import { type OwnFamily, type OwnPromise, type OwnStep, waitsFor } from './store.ts'

type Home = { family: OwnFamily; notices: WaitingNotice[]; steps: OwnStep[]; promises: OwnPromise[]; words: Word[]; safe: SafeAnswer[] }
type Props = Home & {
  shell: Shell
  now: Date
  today: string
  form: Again
  /** How one comes back in: said first on the day the page was made, and among the rest afterwards. */
  mail: LinkByMail
  phone: string | undefined
  isNew: boolean
}

const shortly = 3

/** One column, the most needed first: what is new, who is there, the next date, a place to write; then the rest. */
export function HomePage(props: Props) {
  const { shell, family, steps, promises } = props
  const say = texts(shell.lang)
  const coming = steps.filter(({ done }) => !done).slice(0, shortly)
  const given = promises.filter(({ what, endedAs }) => what !== 'step' || endedAs === 'broken')
  return (
    <FamilyPage shell={shell} title={say('title')}>
      {family.inDanger && <InDanger shell={shell} />}
      {props.isNew && <BackIn {...props} />}
      <NewToMe {...props} />
      <AwayToday shell={shell} today={props.today} family={family} />
      <NextDate {...props} stepsIn={family.stepsIn} />
      <Around shell={shell} today={props.today} family={family} />
      <section id="write">
        <h2>{say('write', { name: answersToday(family) })}</h2>
        <Words shell={shell} now={props.now} words={newest(props.words)} />
        {newest(props.words).length < props.words.length && (
          <p>
            <a href="/min-side/samtale">{say('allWords')}</a>
          </p>
        )}
        <WordForm shell={shell} form={props.form} reads={whoReads(shell, family)} />
      </section>
      <section>
        <h2>{say('planTitle')}</h2>
        <Steps {...props} stepsIn={family.stepsIn} steps={coming} />
        <p>
          <a href="/min-side/plan">{say('planAll')}</a>
        </p>
      </section>
      {given.length > 0 && <Promises {...props} stepsIn={family.stepsIn} promises={given} first={shortly + 1} />}
      <More {...props} />
    </FamilyPage>
  )
}

/** The quieter rooms of the page, how one comes back to it, and the way out. */
function More(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <>
      <MySafeAnswer shell={props.shell} now={props.now} said={props.safe} href={safeAnswerAddress} />
      {!props.isNew && <BackIn {...props} />}
      <section>
        <h2>{say('moreTitle')}</h2>
        <ul class="plain">
          <li>
            <a href="/min-side/spor">{say('traceLink')}</a>
          </li>
          <li>
            <a href="/min-side/besked">{say('contactLink')}</a>
          </li>
          <li>
            <a href="/min-side/luk">{say('leaveTitle')}</a>
          </li>
        </ul>
      </section>
    </>
  )
}

/** The code it was opened with is over, so the ways back are said while one is in. */
function BackIn({ shell, mail, phone, family }: Props) {
  const say = choiceTexts(shell.lang)
  return (
    <Card title={say('backTitle')}>
      <WaysBackIn shell={shell} mail={mail} who={answersToday(family) || texts(shell.lang)('us')} phone={phone} />
      {mail === 'off' && (
        <p>
          <LinkButton look="second" href="/min-side/besked">
            {say('wantMail')}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

/** After the end the page stays: the door is open, and nothing begins anew. Whoever has written again reads first what is promised her. */
export function ClosedPage(props: Props & { closing?: { reached: string | null; ifWorse: string | null; afterCare: string | null } }) {
  const { shell, closing, words } = props
  const say = texts(shell.lang)
  const { talking } = props.family
  return (
    <FamilyPage shell={shell} title={say(talking ? 'title' : 'closedTitle')} lead={talking ? undefined : say('closedText')}>
      <NewToMe {...props} />
      {waitsFor(props.promises).length > 0 && <NextDate {...props} stepsIn={[]} steps={[]} />}
      {closing?.reached && (
        <Card title={say('closedReached')} tone="tinted">
          <p dir="auto">
            <OwnWords words={closing.reached} />
          </p>
        </Card>
      )}
      {closing?.ifWorse && (
        <Card title={say('closedIfWorse')}>
          <p dir="auto">
            <OwnWords words={closing.ifWorse} />
          </p>
        </Card>
      )}
      {closing?.afterCare && (
        <Card title={say('closedAfterCare')}>
          <p dir="auto">
            <OwnWords words={closing.afterCare} />
          </p>
        </Card>
      )}
      <section id="write">
        <Words shell={shell} now={props.now} words={newest(words)} />
        <WordForm shell={shell} form={props.form} reads={whoReads(shell)} />
      </section>
      {props.promises.length > 0 && <Promises {...props} stepsIn={[]} first={shortly} />}
      <p>
        <a href="/min-side/plan">{say('planAll')}</a>
      </p>
      <More {...props} />
    </FamilyPage>
  )
}

/** An adult who has left the family: what is only theirs, and a way to write. Nothing of the family's. */
export function LeftPage(props: Props) {
  const { shell, steps, promises } = props
  const say = texts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('title')} lead={say('leftText')}>
      <NewToMe {...props} />
      {steps.length > 0 && <Steps {...props} stepsIn={[]} steps={steps} />}
      {promises.length > 0 && <Promises {...props} stepsIn={[]} first={shortly} />}
      <section id="write">
        <h2>{say('write', { name: say('us') })}</h2>
        <Words shell={shell} now={props.now} words={newest(props.words)} />
        <WordForm shell={shell} form={props.form} reads={whoReads(shell)} />
      </section>
      <p>
        <a href="/min-side/plan">{say('leftPlan')}</a>
      </p>
      <More {...props} />
    </FamilyPage>
  )
}
