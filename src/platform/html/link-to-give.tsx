import { texts } from './texts.ts'

/**
 * A link somebody hands on: in a field of its own, so that it is taken whole. With script one press copies it, or marks all of it where the
 * browser does not let it be copied.
 */
export function LinkToGive({ label, link }: { label: string; link: string }) {
  const say = texts('da')
  return (
    <>
      <div class="field">
        <label class="ds-label" for="link-to-give">
          {label}
        </label>
        <input class="ds-input" id="link-to-give" type="url" readonly value={link} dir="ltr" data-whole />
      </div>
      <p hidden>
        <button class="ds-button" data-variant="secondary" type="button" data-copies="link-to-give">
          {say('copyLink')}
        </button>{' '}
        <span class="hint" role="status" data-copied={say('linkCopied')} />
      </p>
    </>
  )
}
