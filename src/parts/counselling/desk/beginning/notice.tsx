import { LiveRegion } from '#platform/html/live-region.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Lang } from '#platform/texts.ts'
import type { Beginning } from './store.ts'
import { texts } from './texts.ts'

type Props = { lang: Lang; beginning: Beginning; setsUp: boolean }

const kinds = ['way-in-changed', 'absence-changed', 'circle-changed', 'family-opened', 'family-closed', 'shift-changed']

/** What must be seen to before the rest of the desk; empty where everything stands. */
export function BeginningNotice(props: Props) {
  return (
    <LiveRegion id="desk-beginning" src="/desk/fragments/beginning" kinds={kinds}>
      <Missing {...props} />
    </LiveRegion>
  )
}

/** An empty desk is not finished: what is missing before anybody can be here, with the way there for whoever can set it; and the yes one must ask for oneself. */
function Missing({ lang, beginning, setsUp }: Props) {
  const say = texts(lang)
  const { queue, shift, lacksYes, shut, deputies } = beginning
  return (
    <>
      {!setsUp && !queue && <Notice title={say('noQueue')}>{say('noQueueAsk')}</Notice>}
      {setsUp && !(queue && shift) && (
        <Notice title={say(queue ? 'noShift' : 'noQueue')}>
          <p>{say(queue ? 'noShiftText' : 'noQueueText')}</p>
          <p>
            <a href="/settings">{say('toSettings')}</a>
          </p>
        </Notice>
      )}
      {shut > 0 && (
        <Notice kind="care" title={say('shut', { count: shut })}>
          {say('shutText')} <a href="/net/lists/shut">{say('toShut')}</a>
        </Notice>
      )}
      {deputies > 0 && (
        <Notice title={say('deputies', { count: deputies })}>
          {say('deputiesText')} <a href="/net/lists/deputy">{say('toDeputies')}</a>
        </Notice>
      )}
      {lacksYes && (
        <p>
          {say('lacksYes')} <a href="/desk/absence#ready">{say('toReady')}</a>
        </p>
      )}
    </>
  )
}
