import { adultOptions, common, type Showing, say } from './showing.ts'
import { WishForm } from './wish.tsx'

type Props = { showing: Showing; adultId: string; name: string; readsFamily?: boolean }

/** A code. Where another adult is there already, it is said first what whoever gets it reads: also the other's part in it. */
export function CodeForm({ showing, adultId, name, readsFamily }: Props) {
  const form = `code-${adultId}`
  const others = adultOptions(showing).filter(({ value }) => value !== adultId)
  // Whoever has been given a way in and never used it is not known here: nothing is said of an old code that may never have been.
  const first = showing.page.ways.find((one) => one.adultId === adultId)?.way === 'none'
  const [title, button] = first ? [say('firstCode', { name }), say('saveFirstCode')] : [say('newCode'), say('saveCode')]
  return (
    <WishForm showing={showing} form={form} address="code" title={title} button={button}>
      {() => (
        <>
          <p class="hint">{first ? say('firstCodeWords', { name }) : say('newCodeWords')}</p>
          {readsFamily && others.length > 0 && <p class="hint">{common('adultReads')}</p>}
          <input type="hidden" name="adultId" value={adultId} />
          {!first && <span class="unseen">{say('newCodeTitle', { name })}</span>}
        </>
      )}
    </WishForm>
  )
}
