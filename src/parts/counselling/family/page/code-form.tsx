import { adultOptions, common, type Showing, say } from './showing.ts'
import { WishForm } from './wish.tsx'

type Props = { showing: Showing; adultId: string; name: string; readsFamily?: boolean }

/** A code. Where another adult is there already, it is said first what whoever gets it reads: also the other's part in it. */
export function CodeForm({ showing, adultId, name, readsFamily }: Props) {
  const form = `code-${adultId}`
  const others = adultOptions(showing).filter(({ value }) => value !== adultId)
  return (
    <WishForm showing={showing} form={form} address="code" title={say('newCode')} button={say('saveCode')}>
      {() => (
        <>
          <p class="hint">{say('newCodeWords')}</p>
          {readsFamily && others.length > 0 && <p class="hint">{common('adultReads')}</p>}
          <input type="hidden" name="adultId" value={adultId} />
          <span class="unseen">{say('newCodeTitle', { name })}</span>
        </>
      )}
    </WishForm>
  )
}
