import { readNetworkName } from '#core/network-text/store.ts'
import { promiseInWords } from '#core/promise/words.ts'
import type { CodeKeys } from '#core/return-code/return-code.ts'
import { may } from '#core/session/permission.ts'
import { previewPromise, receiveInquiry } from '#parts/counselling/index.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, goOnNewLeaf, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { openNow } from '../open-lines.ts'
import { endDraft, giveLeafKey, keepDraft, nameOfDraft } from './draft.ts'
import { nextPage, showDraft, showQuestions } from './next-page.tsx'
import { ArrivedPage, WordsPage } from './pages.tsx'
import { arrivedUnseen, receiptOf, showReceipt, spokenWith } from './receipt.tsx'
import { texts } from './texts.ts'
import { decided, firstWrong, writeForm } from './write.ts'

/** Writing to us without a name. Nobody but the writer can read it before the last button. */
export function writeRoutes(keys: CodeKeys) {
  const [secret] = keys
  const routes = part()
  routes.page('/skriv', { may: may.writeToUs, english: true }, async (visit) => {
    if (visit.query('ny')) return goOnNewLeaf(visit, inLanguage(visit.lang, '/skriv'))
    const formId = await arrivedUnseen(visit, (one) => nameOfDraft(secret.key, one) === visit.query('videre'))
    if (formId) return visit.html(<ArrivedPage shell={visit.shell} formId={formId} />)
    return (await showDraft(visit, secret)) ?? showWords(visit, fresh(visit))
  })
  routes.post('/skriv', {
    may: may.writeToUs,
    english: true,
    form: writeForm,
    texts,
    unfinished: (visit, form) => nextPage(visit, form, keys),
    tellsWhatIsNew: true,
    act: async (tx, written, visit) => {
      const { danger, ...told } = written
      // Asked before the queue is locked for the promise.
      const spoken = await spokenWith(tx, told, visit.lang)
      const received = await receiveInquiry(
        tx,
        { ...told, inDanger: danger },
        { now: visit.now, secret, formId: visit.wishId, channel: 'web' },
      )
      if (isRefusal(received)) return received
      endDraft(tx, visit, secret.key)
      return receiptOf(received, { visit, spoken, written, secret })
    },
    again: async (visit, form) => {
      if (form.typed.go !== 'send') return showWords(visit, form)
      await keepDraft(visit, form, secret.key)
      // Where nobody can take it now, those who are open come first.
      return showQuestions(visit, form, { first: firstWrong(form.problems) ?? 'in-danger' })
    },
    after: (visit, answer, typed) => showReceipt(visit, { answer, typed: decided(typed), keys }),
  })
  return routes
}

async function showWords(visit: Visit, form: Again) {
  giveLeafKey(visit)
  const [{ promise, network }, lines] = await Promise.all([
    visit.ask(async (tx) => ({
      promise: await previewPromise(tx, { now: visit.now, language: visit.lang }),
      network: await readNetworkName(tx),
    })),
    openNow(visit),
  ])
  const told = promise && promiseInWords(promise, { lang: visit.lang, now: visit.now, before: true })
  return visit.html(<WordsPage shell={visit.shell} form={form} promise={told} lines={lines} network={network} />)
}
